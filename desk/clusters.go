package desk

import (
	"encoding/binary"
	"slices"

	"github.com/isnad-desk/isnad/desk/hold"
	"github.com/isnad-desk/isnad/desk/identity"
	"github.com/isnad-desk/isnad/news"
)

// Clusters are most of what is known of stories, and few of them are asked for: they are kept packed, each by itself, and may lie on a shelf. Those that
// were asked for last stay unpacked.

const (
	clusterOpen = 1 << iota
	clusterNamed
)

// packCluster packs a cluster.
func packCluster(c *identity.Cluster) hold.Bytes {
	b := make([]byte, 1, 160)
	if c.Open {
		b[0] |= clusterOpen
	}
	if c.Named {
		b[0] |= clusterNamed
	}
	text := func(s string) {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	text(string(c.Kind))
	text(c.Key)
	text(c.Canon)
	text(c.Name)
	text(c.Latin)
	for _, list := range [][]string{c.Names, c.Because} {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, s := range list {
			text(s)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(c.Clues)))
	for _, x := range c.Clues {
		b = binary.LittleEndian.AppendUint64(b, x)
	}
	b = binary.AppendUvarint(b, uint64(len(c.Members)))
	for _, m := range c.Members {
		b = binary.AppendUvarint(b, uint64(uint32(m.Article)))
		b = binary.AppendUvarint(b, uint64(uint32(m.Entity)))
	}
	return hold.Of(slices.Clip(b))
}

// unpackCluster unpacks what packCluster packed.
func unpackCluster(b []byte) *identity.Cluster {
	all := string(b) // the words are parts of it
	at := 1
	number := func() int {
		v, n := binary.Uvarint(b[at:])
		at += n
		return int(v)
	}
	text := func() string {
		n := number()
		at += n
		return all[at-n : at]
	}
	texts := func() []string {
		n := number()
		if n == 0 {
			return nil
		}
		out := make([]string, n)
		for i := range out {
			out[i] = text()
		}
		return out
	}
	c := &identity.Cluster{Open: b[0]&clusterOpen != 0, Named: b[0]&clusterNamed != 0}
	c.Kind, c.Key, c.Canon, c.Name, c.Latin = news.Kind(text()), text(), text(), text(), text()
	c.Names, c.Because = texts(), texts()
	if n := number(); n > 0 {
		c.Clues = make([]uint64, n)
		for i := range c.Clues {
			c.Clues[i] = binary.LittleEndian.Uint64(b[at:])
			at += 8
		}
	}
	if n := number(); n > 0 {
		c.Members = make([]identity.Member, n)
		for i := range c.Members {
			c.Members[i] = identity.Member{Article: int32(number()), Entity: int32(number())}
		}
	}
	return c
}

// opened are the clusters that were asked for last, unpacked. Those of a generation that were not asked for again go with it.
type opened struct {
	young, old map[identity.Ref]*identity.Cluster
}

// maxOpened bounds how many clusters a generation has, some 400 bytes each; spareOpened where no next article is waited for.
const maxOpened, spareOpened = 1 << 15, 1 << 13

// cluster returns a cluster. It must not be changed.
func (s *State) cluster(r identity.Ref) *identity.Cluster {
	o := &s.opened
	if c := o.young[r]; c != nil {
		return c
	}
	c := o.old[r]
	if c == nil {
		c = unpackCluster(s.told[r.Story].clusters[r.Cluster].Get(s.shelf))
	}
	if n := len(o.young); o.young == nil || n >= maxOpened || n >= spareOpened && s.spare {
		o.young, o.old = make(map[identity.Ref]*identity.Cluster), o.young
	}
	o.young[r] = c
	return c
}

// clustersOf returns the clusters of a story, which must be a settled one.
func (s *State) clustersOf(number int) []*identity.Cluster {
	out := make([]*identity.Cluster, len(s.told[number].clusters))
	for i := range out {
		out[i] = s.cluster(identity.Ref{Story: number, Cluster: i})
	}
	return out
}

// forget drops what is unpacked of a story that changes or goes.
func (o *opened) forget(number, clusters int) {
	for i := range clusters {
		r := identity.Ref{Story: number, Cluster: i}
		delete(o.young, r)
		delete(o.old, r)
	}
}
