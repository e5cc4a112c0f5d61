package news

// Platform is the type of a body where everybody publishes (Facebook, X): it passes on what others say and tells nothing itself.
const Platform = "media_platform"

// Medium reports whether a type of bodies is one that tells news: the two that a head word gives ("agency", and "outlet" for all others), or the kinds that
// the gazetteer of outlets knows a name by.
func Medium(typ string) bool {
	switch typ {
	case "agency", "outlet", "channel", "newspaper", "magazine", "radio", "site":
		return true
	}
	return false
}

// PassesOn reports whether a type of bodies is one of those through which the words of others come: media and platforms.
func PassesOn(typ string) bool { return typ == Platform || Medium(typ) }
