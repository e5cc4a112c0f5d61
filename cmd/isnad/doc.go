// Command isnad shows what happened, who says so, through whom, and where they disagree.
//
// This package holds flags, configuration and wiring; it is the only place that names a language pack and a store.
package main
