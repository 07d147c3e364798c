import { STATES } from '../../widget/test/support/states.js';
import { DESKTOP, draw, expectPicture, preparePictures, SIDEBAR, sidebar } from './support/pictures.js';

preparePictures();

it.each(Object.keys(STATES))('the state "%s" in dark colours looks like its approved picture', async (state) => {
  await expectPicture(`${state}-dark`, await draw(state, '/dark', DESKTOP));
});

it('a conversation in the sidebar in dark colours looks like its approved picture', async () => {
  await expectPicture('sidebar-dark', await draw('conversation', '/dark', SIDEBAR, sidebar));
});
