package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/isnad-desk/isnad/archive"
	"github.com/isnad-desk/isnad/archive/sqlite"
	"github.com/isnad-desk/isnad/server"
)

// userCommand manages who may use a server.
func (a *app) userCommand(data, record func(*pflag.FlagSet)) *cobra.Command {
	c := &cobra.Command{
		Use: "user add|list|remove|password|role", Short: "say who may use the server",
		Long: "Users log in where isnad serve listens for other machines, or with --accounts. A reader reads, an editor takes articles in and judges too, an admin manages users too. " +
			"Passwords are asked for on the terminal, or read as a line from standard input.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("say add, list, remove, password or role")
			}
			return fmt.Errorf("isnad user knows no %q: say add, list, remove, password or role", args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	sub := func(x *cobra.Command, flags ...func(*pflag.FlagSet)) {
		for _, f := range flags {
			f(x.Flags())
		}
		c.AddCommand(x)
	}
	sub(&cobra.Command{Use: "add NAME", Short: "add a user", Args: cobra.ExactArgs(1), RunE: a.addUser}, data, func(f *pflag.FlagSet) {
		f.StringVar(&a.role, "role", string(archive.Reader), "reader, editor or admin")
	})
	sub(&cobra.Command{Use: "list", Short: "list the users", Args: cobra.NoArgs, RunE: a.listUsers}, data, record)
	sub(&cobra.Command{Use: "remove NAME", Short: "remove a user with sessions and tokens", Args: cobra.ExactArgs(1), RunE: a.removeUser}, data)
	sub(&cobra.Command{Use: "password NAME", Short: "give a user another password", Args: cobra.ExactArgs(1), RunE: a.changePassword}, data)
	sub(&cobra.Command{Use: "role NAME ROLE", Short: "give a user another role", Args: cobra.ExactArgs(2), RunE: a.changeRole}, data)
	return c
}

func knownRole(role string) error {
	if !slices.Contains(archive.Roles, archive.Role(role)) {
		return errUsage{fmt.Errorf("a role is reader, editor or admin, not %q", role)}
	}
	return nil
}

// accounts opens the archive for its users only.
func (a *app) accounts(ctx context.Context) (*sqlite.Store, error) {
	if !sqlite.Exists(a.data) {
		return nil, fmt.Errorf("no archive in %s; isnad add makes one, or give its folder with --data", a.data)
	}
	return sqlite.Open(ctx, a.data)
}

// password reads a password: twice from a terminal, which does not show it, else one line.
func (a *app) password() (string, error) {
	f, ok := a.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		line, err := bufio.NewReader(a.stdin).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	var said [2]string
	for i, ask := range []string{"password: ", "again: "} {
		fmt.Fprint(a.stderr, ask)
		raw, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(a.stderr)
		if err != nil {
			return "", err
		}
		said[i] = string(raw)
	}
	if said[0] != said[1] {
		return "", errors.New("the two passwords differ; nothing was changed")
	}
	return said[0], nil
}

func (a *app) hash() (string, error) {
	p, err := a.password()
	if err != nil {
		return "", err
	}
	h, err := server.HashPassword(p)
	if err != nil {
		return "", errors.New("a password has 10 characters or more, and 500 bytes at most; nothing was changed")
	}
	return h, nil
}

// noted keeps what was done in the log of administration.
func noted(ctx context.Context, s *sqlite.Store, did, what string) error {
	return s.Log(ctx, archive.Logged{At: time.Now(), By: userName() + " (command line)", Did: did, What: what})
}

func (a *app) addUser(cmd *cobra.Command, args []string) error {
	if err := knownRole(a.role); err != nil {
		return err
	}
	if !server.GoodName(args[0]) {
		return errUsage{fmt.Errorf("a name has letters, digits, blanks and . _ - @, not %q", args[0])}
	}
	ctx := cmd.Context()
	s, err := sqlite.Open(ctx, a.data) // the first user may come before the first article
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := s.User(ctx, args[0]); err == nil {
		return fmt.Errorf("there is a user %s already; isnad user password or role changes one", args[0])
	}
	h, err := a.hash()
	if err != nil {
		return err
	}
	return errors.Join(s.SaveUser(ctx, archive.User{Name: args[0], Role: archive.Role(a.role), Hash: h, Made: time.Now()}), noted(ctx, s, "add-user", args[0]+" ("+a.role+")"))
}

func (a *app) listUsers(cmd *cobra.Command, _ []string) error {
	s, err := a.accounts(cmd.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Users(cmd.Context())
	if err != nil {
		return err
	}
	type user struct {
		Name string    `json:"name"`
		Role string    `json:"role"`
		Made time.Time `json:"made"`
	}
	list := []user{}
	for _, u := range all {
		list = append(list, user{u.Name, string(u.Role), u.Made})
	}
	if a.json {
		return a.print(list)
	}
	for _, u := range list {
		fmt.Fprintf(a.stdout, "%s  %s  %s\n", u.Made.Format("2006-01-02"), u.Role, clean(u.Name))
	}
	return nil
}

// changed changes one user.
func (a *app) changedUser(ctx context.Context, name, did string, change func(*sqlite.Store, *archive.User) error) error {
	s, err := a.accounts(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	u, err := s.User(ctx, name)
	if errors.Is(err, archive.ErrNotFound) {
		return fmt.Errorf("there is no user %s; isnad user list names them", name)
	}
	if err == nil {
		err = change(s, &u)
	}
	if err != nil {
		return err
	}
	return noted(ctx, s, did, name)
}

func (a *app) removeUser(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	return a.changedUser(ctx, args[0], "remove-user", func(s *sqlite.Store, u *archive.User) error { return s.RemoveUser(ctx, u.Name) })
}

func (a *app) changePassword(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	return a.changedUser(ctx, args[0], "password", func(s *sqlite.Store, u *archive.User) (err error) {
		if u.Hash, err = a.hash(); err != nil {
			return err
		}
		return errors.Join(s.SaveUser(ctx, *u), s.DropSessions(ctx, u.Name))
	})
}

func (a *app) changeRole(cmd *cobra.Command, args []string) error {
	if err := knownRole(args[1]); err != nil {
		return err
	}
	ctx := cmd.Context()
	return a.changedUser(ctx, args[0], "change-user", func(s *sqlite.Store, u *archive.User) error {
		u.Role = archive.Role(args[1])
		return s.SaveUser(ctx, *u)
	})
}
