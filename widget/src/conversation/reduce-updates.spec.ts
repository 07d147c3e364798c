import { citation, widgetItem } from '../../test/support/items.js';
import { added, delta, fold, logged, part, texts, update, type Wire } from '../../test/support/wire-events.js';
import { entriesOf } from './conversation.js';
import { beginStream } from './stream-lifecycle.js';

describe('updates', () => {
  it('pads missing parts, sets an added one, appends deltas, ignores empty ones', () => {
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

  it('inserts an annotation at its index, once, and appends what lies beyond', () => {
    const at = (annotation_index: number, title: string): Wire =>
      update('m', part('annotation_added', 0, { annotation_index, annotation: citation(1, title, `/${title}`) }));
    const item = entriesOf(fold([added('m'), at(0, 'b'), at(0, 'a'), at(0, 'a'), at(9, 'c')]))[1]?.item;
    expect(item).toMatchObject({
      content: [{ annotations: [{ source: { title: 'a' } }, { source: { title: 'b' } }, { source: { title: 'c' } }] }],
    });
  });

  it('keeps citations when the finished part brings an empty list', () => {
    const cite = update('m', part('annotation_added', 0, { annotation_index: 0, annotation: citation(1, 'a', '/a') }));
    const finished = update('m', part('done', 0, { content: { type: 'output_text', text: 'All', annotations: [] } }));
    expect(entriesOf(fold([added('m'), cite, finished]))[1]?.item).toMatchObject({
      content: [{ text: 'All', annotations: [{ source: { title: 'a' } }] }],
    });
  });

  it('streams text into a widget component, root and single children included, and replaces nodes', () => {
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

  it('inserts, repeats and sets tasks of a workflow, also one of an earlier turn', () => {
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

  it('shows the newest image and never less progress', () => {
    const image = (url: string, progress: number): Wire =>
      update('i', { type: 'generated_image.updated', image: { id: 'x', url }, progress });
    const item = { id: 'i', type: 'generated_image', thread_id: 't', created_at: '' };
    const conversation = fold([{ type: 'thread.item.added', item }, image('/a.png', 0.6), image('/b.png', 0.3)]);
    expect(entriesOf(conversation)[1]).toMatchObject({ imageProgress: 0.6, item: { image: { url: '/b.png' } } });
  });

  it.each([
    [
      'a type that does not fit its item',
      update('m', { type: 'workflow.task.added', task_index: 0, task: { type: 'custom' } }),
    ],
    ['an unknown type', update('m', { type: 'assistant_message.sparkle', content_index: 0 })],
  ])('drops %s and logs it', (_name, odd) => {
    const conversation = fold([added('m', 'same'), odd]);
    expect(texts(conversation)).toEqual(['Hi', 'same']);
    expect(logged(conversation)).toEqual(['update.ignored']);
  });

  it('keeps no more than 200 waiting updates', () => {
    const conversation = fold([...Array.from({ length: 250 }, () => delta('m', 'x')), added('m')]);
    expect(texts(conversation)[1]).toHaveLength(200);
  });
});
