// Package text carries spans, aligned views and offset conversion.
//
// Its one job: say where something stands in a text, in one unit (bytes, half open, on rune borders), and convert that to the units of
// others (code points for JSON, UTF-16 for browsers). It uses the standard library only and must not know languages, articles or stages.
//
// Why this is hard: matching Arabic needs folded text (marks, tatweel and letter variants gone), while every fact must point to the
// characters as published. A [View] is the folded text together with the alignment, so a match can always say where it came from.
package text
