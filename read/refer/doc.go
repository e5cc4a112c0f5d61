// Package refer decides which mentions of one article are the same thing, finds the roles of persons, and resolves role phrases and back references.
// It must not know other articles.
package refer
