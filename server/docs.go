package server

import (
	_ "embed"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// The page that shows the description of the API. It is made here, of the description itself: no script, nothing from elsewhere.
//
//go:embed viewer.html
var viewerPage string

//go:embed viewer.css
var viewerStyle []byte

var viewer = template.Must(template.New("viewer").Parse(viewerPage))

// shownOperation is an operation as the page shows it.
type shownOperation struct {
	ID, Method, Path, Summary, Needs string
	Parameters                       []shownField
	Sends, Answers                   string // names of schemas, or types
	Status                           string
	Problems                         []string // statuses
}

// shownField is a parameter or a property.
type shownField struct {
	Name, In, Type, Ref, Doc, Default string
	Required                          bool
	Values                            []string
}

type shownSchema struct {
	Name   string
	Fields []shownField
}

type shownGroup struct {
	Tag        string
	Operations []shownOperation
}

// needed words the right that an operation needs.
var needed = map[string]string{mayAsk: "nothing", mayRead: "the right to read", mayWrite: "the right to take in", mayJudge: "the right to judge", mayAdmin: "the rights of an administrator"}

func typeOf(s *huma.Schema) (name, ref string) {
	if s == nil {
		return "", ""
	}
	if s.Ref != "" {
		r := s.Ref[strings.LastIndex(s.Ref, "/")+1:]
		return r, r
	}
	for _, x := range s.AnyOf {
		if x.Ref != "" {
			n, r := typeOf(x)
			return n + " or null", r
		}
	}
	switch {
	case s.Type == huma.TypeArray:
		n, r := typeOf(s.Items)
		return "list of " + n, r
	case s.Type == huma.TypeObject && s.AdditionalProperties != nil:
		if v, ok := s.AdditionalProperties.(*huma.Schema); ok {
			n, r := typeOf(v)
			return "map to " + n, r
		}
	}
	name = s.Type
	if s.Format != "" {
		name += " (" + s.Format + ")"
	}
	if s.Nullable {
		name += " or null"
	}
	return name, ""
}

func fieldOf(name string, s *huma.Schema) shownField {
	f := shownField{Name: name}
	f.Type, f.Ref = typeOf(s)
	f.Doc = s.Description
	for _, v := range s.Enum {
		if t, ok := v.(string); ok && t != "" {
			f.Values = append(f.Values, t)
		}
	}
	if t, ok := s.Default.(string); ok {
		f.Default = t
	}
	return f
}

// operations are those of the description by tag.
func (s *Server) shown() (groups []shownGroup, schemas []shownSchema) {
	api := s.api.OpenAPI()
	of := map[string][]shownOperation{}
	for path, item := range api.Paths {
		for method, op := range map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete} {
			if op == nil {
				continue
			}
			need, _ := op.Metadata["needs"].(string)
			if _, ok := op.Metadata["needs"]; !ok {
				need = mayRead
			}
			x := shownOperation{ID: op.OperationID, Method: method, Path: path, Summary: op.Summary, Needs: needed[need]}
			for _, p := range op.Parameters {
				f := fieldOf(p.Name, p.Schema)
				f.In, f.Required = p.In, p.Required
				if p.Description != "" {
					f.Doc = p.Description
				}
				x.Parameters = append(x.Parameters, f)
			}
			if op.RequestBody != nil {
				for _, m := range op.RequestBody.Content {
					x.Sends, _ = typeOf(m.Schema)
				}
			}
			for status, r := range op.Responses {
				if !strings.HasPrefix(status, "2") {
					if status != "default" {
						x.Problems = append(x.Problems, status)
					}
					continue
				}
				x.Status = status
				for kind, m := range r.Content {
					if x.Answers, _ = typeOf(m.Schema); m.Schema == nil || m.Schema.Ref == "" {
						x.Answers = kind
					}
				}
			}
			slices.Sort(x.Problems)
			of[op.Tags[0]] = append(of[op.Tags[0]], x)
		}
	}
	for tag, list := range of {
		slices.SortFunc(list, func(a, b shownOperation) int { return strings.Compare(a.Path+a.Method, b.Path+b.Method) })
		groups = append(groups, shownGroup{tag, list})
	}
	slices.SortFunc(groups, func(a, b shownGroup) int { return strings.Compare(a.Tag, b.Tag) })
	for name, sc := range api.Components.Schemas.Map() {
		x := shownSchema{Name: name}
		for key, p := range sc.Properties {
			f := fieldOf(key, p)
			f.Required = slices.Contains(sc.Required, key)
			x.Fields = append(x.Fields, f)
		}
		slices.SortFunc(x.Fields, func(a, b shownField) int { return strings.Compare(a.Name, b.Name) })
		schemas = append(schemas, x)
	}
	slices.SortFunc(schemas, func(a, b shownSchema) int { return strings.Compare(a.Name, b.Name) })
	return groups, schemas
}

// viewerRoutes serve the page that shows the description.
func (s *Server) viewerRoutes(mux *http.ServeMux) {
	page := sync.OnceValues(func() ([]byte, error) {
		var b strings.Builder
		groups, schemas := s.shown()
		err := viewer.Execute(&b, map[string]any{"Groups": groups, "Schemas": schemas, "About": s.api.OpenAPI().Info.Description, "Version": s.api.OpenAPI().Info.Version})
		return []byte(b.String()), err
	})
	mux.HandleFunc("GET /docs", func(w http.ResponseWriter, r *http.Request) {
		body, err := page()
		if err != nil {
			s.Log.Error("the page of the API cannot be made", "error", err.Error())
			refuse(w, r, "internal", "")
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
		_, _ = w.Write(body)
	})
	mux.HandleFunc("GET /docs/style.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		_, _ = w.Write(viewerStyle)
	})
}
