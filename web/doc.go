// Package web is the web desk: pages that show what the HTTP API tells. Its one job here in Go is to hold the built pages (Vite writes them to dist)
// and to hand them out; what they show, they ask of the API. It must not know the server, the newsroom or any store.
package web
