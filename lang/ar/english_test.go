package ar

import "testing"

// TestEnglishNames: names made of common words are put into English, the rest of them by their sound; all other names are only spelled.
func TestEnglishNames(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"مطار لارنكا":                         "Larnaca Airport",
		"مطار الملك زياد الدولي":              "King Ziad International Airport",
		"وزارة الشؤون الاجتماعية الموزمبيقية": "Mozambican Ministry of Social Affairs",
		"حزب العدالة والسلام الموريتاني":      "Mauritanian Justice and Peace Party",
		"الهيئة العليا المستقلة للنزاهة":      "Supreme Independent Authority for Integrity",
		"المجلس الأعلى للصناعة والطاقة":       "Supreme Council for Industry and Energy",
		"مستشفى الأمير سلطان العسكري":         "Prince Sultan Military Hospital",
		"الاتحاد البوليفي لكرة اليد":          "Bolivian Handball Union",
		"نقابة الصيادين الأردنيين":            "Jordanian Fishermen Union",
		"معهد العلوم التطبيقية والاقتصادية":   "Applied and Economic Sciences Institute",
		"رياض العنبري":                        "Riyad al-Anberry",
		"سجن":                                 "Sjen",
	} {
		if got := p.Latin(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
