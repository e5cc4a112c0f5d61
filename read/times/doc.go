// Package times finds the expressions of a text that name a day, an interval of days or a time relative to another, and says which days they mean.
// It must not know what happened then.
package times
