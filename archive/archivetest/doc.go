// Package archivetest is the suite that every store passes. It must not know how a store keeps anything.
package archivetest
