// Package cputime tells the commands beside it what processor time they have taken. It must not know what they measure.
package cputime
