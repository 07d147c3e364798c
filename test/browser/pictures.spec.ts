import { STATES } from '../../widget/test/support/states.js';
import {
  DESKTOP,
  draw,
  expectPicture,
  PHONE,
  preparePictures,
  SIDEBAR,
  showKeyboard,
  sidebar,
} from './support/pictures.js';

preparePictures();

it.each(Object.keys(STATES))('the state "%s" in light colours looks like its approved picture', async (state) => {
  await expectPicture(`${state}-light`, await draw(state, '/', DESKTOP));
});

it('a conversation in the sidebar in light colours looks like its approved picture', async () => {
  await expectPicture('sidebar-light', await draw('conversation', '/', SIDEBAR, sidebar));
});

it.each(['start', 'conversation', 'quote', 'history'])(
  'the state "%s" on a phone looks like its approved picture',
  async (state) => {
    await expectPicture(`${state}-phone`, await draw(state, '/', PHONE));
  },
);

it('a quote above the keyboard of a phone looks like its approved picture', async () => {
  await expectPicture('keyboard-phone', await draw('quote', '/', PHONE, undefined, showKeyboard));
});

it('a conversation from right to left looks like its approved picture', async () => {
  await expectPicture('conversation-rtl', await draw('conversation', '/rtl', DESKTOP));
});
