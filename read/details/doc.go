// Package details finds what words beside an event say of it (how, when in the day, why, of how many it holds) and where one report speaks
// against another. It must not know other articles: what contradicts what across articles is for the desk.
package details
