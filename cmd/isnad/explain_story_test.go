package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/isnad-desk/isnad/desk"
	"github.com/isnad-desk/isnad/desk/happening"
)

// TestExplainStory wants why two reports are one happening, what its origins are and what states the disagreement, in both languages, each with its rule. How many origins
// there are is judged elsewhere.
func TestExplainStory(t *testing.T) {
	for lang, wants := range map[string][]string{
		"en": {
			"the same doer: رياض العنبري [who]", "the same other party: يان فيسلر [whom]", "one place: طرابلس [same-place]", "days that can be one [days-meet]", "% of the words in both [shared-wording]",
			"one says that it did not happen [yes-and-no]", "an unnamed source, one origin as worded to one outlet or agency ",
			"[unnamed] behind 1",
			"one side says that it happened, the other that it did not [polarity]", "كشف مصدر مقرب من «حركة السنابل»", ": the most that one of its happenings has",
		},
		"ar": {
			"فاعل واحد: رياض العنبري [who]", "مكان واحد: طرابلس [same-place]", "من الكلمات في كليهما [shared-wording]", "مصدر غير مسمى، أصل واحد بلفظه لجهة نشر أو وكالة واحدة [unnamed] وراء 1",
			"جانب يثبت وقوعه وجانب ينفيه [polarity]",
		},
	} {
		for _, words := range []string{"S1", "السنابل المبعوث", ""} {
			status, out, errs := faced(t, false, "explain", "story", "--lang", lang, words, "../../samples/first")
			if status != exitDone || errs != "" {
				t.Fatalf("explain story %q: exit %d: %s", words, status, errs)
			}
			for _, want := range wants {
				if !strings.Contains(out, want) {
					t.Errorf("explain story %q does not say %q:\n%s", words, want, out)
				}
			}
		}
	}
	if status, out, errs := faced(t, false, "explain", "story", "قرنبيط", "../../samples/first"); status != exitSomeFailed || out != "" || !strings.Contains(errs, "قرنبيط") {
		t.Errorf("a story that is not there: exit %d, %q, %q", status, out, errs)
	}
}

// TestExplainStoryKnowsItsRules looks through the stories of the samples: every rule that is named has words in both languages, and all reports of a happening
// but the first are joined to one before them.
func TestExplainStoryKnowsItsRules(t *testing.T) {
	for _, rule := range []string{
		happening.RuleSameWords, happening.RuleSameAct, happening.RuleKindred, happening.RuleVerb, happening.RuleWho, happening.RuleWhom, happening.RuleSides, happening.RulePlace, happening.RuleWithin,
		happening.RuleDays, happening.RuleCount, happening.RuleWording, happening.RuleText, happening.RuleCompany, happening.RuleOnce, happening.RuleNotDays, happening.RuleNotPlace, happening.RuleNotYes, desk.RuleAcross,
	} {
		if m := reasonWords[rule]; m.en == "" || m.ar == "" {
			t.Errorf("nobody says what %s is", rule)
		}
	}
	named := regexp.MustCompile(`\[([a-z-]+)\]`)
	numbered := regexp.MustCompile(`^ {4}(\d+)\. `)
	for _, dir := range []string{"text", "disputes/text"} {
		status, out, errs := faced(t, false, "explain", "story", "", "../../samples/"+dir)
		if status != exitDone || errs != "" {
			t.Fatalf("exit %d: %s", status, errs)
		}
		if strings.Contains(out, "%!") {
			t.Error("a message is filled wrongly")
		}
		seen, conflicts := 0, 0
		for _, m := range named.FindAllStringSubmatch(out, -1) {
			seen++
			if originWords[m[1]].en == "" && reasonWords[m[1]].en == "" && conflictRules[m[1]].en == "" {
				t.Errorf("no words for %s", m[1])
			}
		}
		lines := strings.Split(out, "\n")
		for i, line := range lines {
			if _, rule, ok := strings.Cut(strings.TrimSuffix(line, "]"), " ["); ok && line == "      "+conflictRules[rule].en+" ["+rule+"]" {
				conflicts++
			}
			if m := numbered.FindStringSubmatch(line); m != nil && m[1] != "1" && !strings.HasPrefix(lines[i+1], "       with ") {
				t.Errorf("nothing joins %s", line)
			}
		}
		if seen < 70 || conflicts < 4 || conflicts != strings.Count(out, "≠") {
			t.Errorf("%s: %d rules, %d of %d disagreements with theirs", dir, seen, conflicts, strings.Count(out, "≠"))
		}
	}
}
