// Package server answers over HTTP what a newsroom knows: the API under /api/v1, its description, events, health and metrics.
//
// It must not know which store keeps the archive, which language is read or how articles are read: it is handed a monitor.
package server
