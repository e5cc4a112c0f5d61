// Package export projects records and desks into the public formats. It must not know faces (terminal, web, HTTP).
package export
