// Package ant reads the ANT corpus, articles of one Tunisian outlet, for the commands that train and measure on it.
//
// Its one job is to unpack the archive and to take titles and texts out of its SGML. It must not know what is done with them.
package ant
