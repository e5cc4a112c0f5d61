// Package refer decides which mentions of one article are the same thing, finds the roles of persons, and resolves role phrases, generic heads and
// nouns of office that point back; what it cannot decide it leaves open with a reason. Subjects that a verb drops are found where the verb is read,
// in the packages statements and events, from the mentions that this package resolved. It must not know other articles.
package refer
