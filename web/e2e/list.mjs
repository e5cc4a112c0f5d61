// The pages that pages.test.mjs opens: a path, or how to find one, and what stands there once it is drawn.
const story = async (desk) => (await desk.get('/api/v1/stories?sort=largest')).stories[0];

const article = async (desk) => (await desk.get(`/api/v1/stories/${(await story(desk)).id}/page`)).articles.find((a) => a.contested).id;

const entity = async (desk, kind) => (await desk.get(`/api/v1/entities?limit=1&kind=${kind}`)).entities[0].id;

export const pages = [
  { name: 'desk', path: '/', shows: '.cards h2' },
  { name: 'desk, nothing fits', path: '/?outlet=x', shows: '.state' },
  { name: 'story', path: async (desk) => `/story/${(await story(desk)).id}?open=H1+H2+H3`, shows: '#conflicts .side' },
  { name: 'story that is not there', path: '/story/S-none', shows: '.state', allows: /404/ }, // the browser itself says that an answer was 404
  { name: 'article', path: async (desk) => `/article/${await article(desk)}`, shows: '.text .ref' },
  {
    name: 'article with all layers',
    path: async (desk) => `/article/${await article(desk)}?layers=others+names+times+statements+events&side=statements`,
    shows: '.text .cue',
  },
  { name: 'entity, a person', path: async (desk) => `/entity/${await entity(desk, 'person')}`, shows: '#company' },
  { name: 'entity, a body, what is said of it', path: async (desk) => `/entity/${await entity(desk, 'organization')}?said=of`, shows: '#said' },
  { name: 'entity, a place', path: async (desk) => `/entity/${await entity(desk, 'place')}`, shows: '#timeline' },
  { name: 'entity that is not there', path: '/entity/E-none', shows: '.state', allows: /404/ },
  { name: 'search', path: '/search', shows: '.language tbody tr' },
  { name: 'search, articles', path: `/search?q=${encodeURIComponent('الانفجار "سرايا المرجان"')}`, shows: '.group mark' },
  { name: 'search, statements', path: `/search?find=statements&q=${encodeURIComponent('source:named')}`, shows: '.group .stance' },
  { name: 'search, happenings', path: `/search?find=happenings&q=${encodeURIComponent('standing:contested')}`, shows: '.group .what' },
  { name: 'search, nothing fits', path: `/search?q=${encodeURIComponent('قرنبيط')}`, shows: '.state' },
  { name: 'search, typed wrong', path: `/search?q=${encodeURIComponent('from:soon')}`, shows: '.wrong' },
  { name: 'network', path: '/network', shows: '.side ul:not([role]) li' },
  { name: 'network, nothing fits', path: '/network?outlet=x', shows: '.state' },
  { name: 'map', path: '/map', shows: '.world path' },
  { name: 'timeline', path: '/timeline', shows: '.line svg' },
  { name: 'timeline, hours', path: '/timeline?from=2024-05-20T06:00&to=2024-05-21T18:00', shows: '.line svg' },
  { name: 'outlets', path: '/outlets', shows: 'tbody tr' },
  { name: 'an outlet', path: async (desk) => `/outlets?name=${encodeURIComponent((await desk.get('/api/v1/outlets')).outlets[0].name)}`, shows: '.one .columns' },
  { name: 'intake', path: '/intake', shows: '.drop' },
  { name: 'intake, text', path: '/intake?way=text', shows: 'textarea' },
  { name: 'judgements, none', path: '/judgements', shows: '.state' },
  { name: 'no such page', path: '/nowhere', shows: '.state' },
];
