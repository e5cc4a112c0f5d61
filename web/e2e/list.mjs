// The pages that pages.test.mjs opens: a path, or how to find one, and what stands there once it is drawn.
const story = async (desk) => (await desk.get('/api/v1/stories?sort=largest')).stories[0];

const article = async (desk) => (await desk.get(`/api/v1/stories/${(await story(desk)).id}/page`)).articles.find((a) => a.contested).id;

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
  { name: 'no such page', path: '/nowhere', shows: '.state' },
];
