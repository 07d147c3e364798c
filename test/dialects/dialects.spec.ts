import { behavioursOf, servers } from './support/behaviour.js';
import { DialectApp } from './support/dialect-app.js';
import { play } from './support/play.js';
import { ScriptedServer } from './support/scripted-server.js';

describe('The dialects of model servers', () => {
  const server = new ScriptedServer();
  let url: string;
  let app: DialectApp;

  beforeAll(async () => {
    url = await server.start();
    app = await DialectApp.start();
  });
  afterAll(async () => {
    await app.close();
    await server.stop();
  });

  describe.each(servers())('A model server like %s', (name) => {
    const cases = behavioursOf(name).flatMap(([file, behaviour]) =>
      behaviour.apis.map((api) => ({ file, api, behaviour, title: behaviour.title })),
    );

    it.each(cases)('$file ($api): $title', async ({ behaviour, api }) => {
      app.connect(url, api, behaviour);

      expect(await play(behaviour, api, app, server)).toEqual([]);
    });
  });
});
