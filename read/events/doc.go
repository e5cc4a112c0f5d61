// Package events finds happenings from verb and verbal-noun frames and types them with PLOVER codes.
// It must not know other articles.
package events
