import { citation, widgetItem } from '../../test/support/items.js';
import { added, delta, fold, logged, part, texts, update, type Wire } from '../../test/support/wire-events.js';
import { entriesOf } from './conversation.js';
import { beginStream } from './stream-lifecycle.js';

describe('thread.item.updated', () => {
  it('content parts are padded, set and appended to', () => {
    const set = update('m', part('added', 1, { content: { type: 'output_text', text: 'B' } }));
    const conversation = fold([
      added('m'),
      set,
      set,
      delta('m', '', 0),
      delta('m', 'A', 0),
      delta('m', '!', 1),
      delta('m', 'D', 3),
    ]);
    expect(texts(conversation)).toEqual(['Hi', 'A', 'B!', '', 'D']);
  });

  it('an annotation is inserted once at its index, or appended', () => {
    const at = (annotation_index: number, title: string): Wire =>
      update('m', part('annotation_added', 0, { annotation_index, annotation: citation(1, title, `/${title}`) }));
    const item = entriesOf(fold([added('m'), at(0, 'b'), at(0, 'a'), at(0, 'a'), at(9, 'c')]))[1]?.item;
    expect(item).toMatchObject({
      content: [{ annotations: [{ source: { title: 'a' } }, { source: { title: 'b' } }, { source: { title: 'c' } }] }],
    });
  });

  it('a finished part with an empty list of annotations keeps the streamed ones', () => {
    const cite = update('m', part('annotation_added', 0, { annotation_index: 0, annotation: citation(1, 'a', '/a') }));
    const finished = update('m', part('done', 0, { content: { type: 'output_text', text: 'All', annotations: [] } }));
    expect(entriesOf(fold([added('m'), cite, finished]))[1]?.item).toMatchObject({
      content: [{ text: 'All', annotations: [{ source: { title: 'a' } }] }],
    });
  });

  it('text is streamed into a component of a widget, and components are replaced', () => {
    const tree = {
      type: 'Card',
      id: 'root',
      children: { type: 'Col', children: [{ type: 'Text', id: 'a', value: 'x' }] },
    };
    const conversation = fold([
      { type: 'thread.item.done', item: widgetItem('w', 't', tree) },
      update('w', { type: 'widget.streaming_text.value_delta', component_id: 'a', delta: 'y', done: false }),
      update('w', { type: 'widget.streaming_text.value_delta', component_id: 'root', delta: 'r', done: true }),
      update('w', { type: 'widget.component.updated', component_id: 'nobody', component: { type: 'Text' } }),
    ]);
    const widget = {
      type: 'Card',
      id: 'root',
      value: 'r',
      streaming: false,
      children: { type: 'Col', children: [{ type: 'Text', id: 'a', value: 'xy', streaming: true }] },
    };
    expect(entriesOf(conversation)[1]?.item).toMatchObject({ widget });
    const replaced = fold(
      [
        update('w', {
          type: 'widget.component.updated',
          component_id: 'a',
          component: { type: 'Text', id: 'a', value: 'z' },
        }),
      ],
      conversation,
    );
    expect(JSON.stringify(entriesOf(replaced)[1]?.item)).toContain('"value":"z"');
  });

  it('tasks of a workflow are inserted and replaced, also in an earlier turn', () => {
    const task = (title: string): Wire => ({ type: 'custom', title });
    const step = (name: string, task_index: number, title: string): Wire =>
      update('f', { type: `workflow.task.${name}`, task_index, task: task(title) });
    const workflow = {
      id: 'f',
      type: 'workflow',
      thread_id: 't',
      created_at: '',
      workflow: { type: 'custom', tasks: [task('one')] },
    };
    const first = fold([
      { type: 'thread.item.added', item: workflow },
      step('added', 0, 'one'),
      step('added', 5, 'three'),
      step('added', 1, 'two'),
    ]);
    const later = beginStream({ ...first, stream: null }, { id: 's2', kind: 'tool-output', startedAt: 0 });
    const conversation = fold([step('updated', 0, 'ONE'), step('updated', 9, 'four')], later);
    const item = entriesOf(conversation)[1]?.item;
    expect(item?.type === 'workflow' && item.workflow.tasks.map((one) => 'title' in one && one.title)).toEqual([
      'ONE',
      'two',
      'three',
      'four',
    ]);
  });

  it('a generated image shows the newest image, and its progress never decreases', () => {
    const image = (url: string, progress: number): Wire =>
      update('i', { type: 'generated_image.updated', image: { id: 'x', url }, progress });
    const item = { id: 'i', type: 'generated_image', thread_id: 't', created_at: '' };
    const conversation = fold([{ type: 'thread.item.added', item }, image('/a.png', 0.6), image('/b.png', 0.3)]);
    expect(entriesOf(conversation)[1]).toMatchObject({ imageProgress: 0.6, item: { image: { url: '/b.png' } } });
  });

  it.each([
    [
      'an update whose type does not fit its item',
      update('m', { type: 'workflow.task.added', task_index: 0, task: { type: 'custom' } }),
    ],
    ['an update of an unknown type', update('m', { type: 'assistant_message.sparkle', content_index: 0 })],
  ])('%s is dropped and logged', (_name, odd) => {
    const conversation = fold([added('m', 'same'), odd]);
    expect(texts(conversation)).toEqual(['Hi', 'same']);
    expect(logged(conversation)).toEqual(['update.ignored']);
  });

  it('at most 200 updates wait for their items', () => {
    const conversation = fold([...Array.from({ length: 250 }, () => delta('m', 'x')), added('m')]);
    expect(texts(conversation)[1]).toHaveLength(200);
  });
});
