// Package fetch gets documents from the web, politely and within bounds: robots.txt, one request at a time and a pause for each host, conditional
// requests, retries with back-off, limits on size, time and redirects, no private addresses. It must not know what the documents hold.
package fetch
