// Package runs finds the texts that have a feature, in little memory: it keeps (feature, text) pairs as sorted runs, where a map with lists takes four
// times as much. It knows nothing of what the features are.
package runs
