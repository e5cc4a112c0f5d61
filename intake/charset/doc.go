// Package charset turns bytes of an unknown encoding into text. It must not know what the text is part of.
package charset
