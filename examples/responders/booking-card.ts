import type { WidgetRoot } from '../../src/protocol/widgets.js';

export interface Booking {
  readonly day: string;
  readonly name?: string;
}

/** A form, and a button that changes the card without an answer in the thread. */
export function bookingCard({ day, name }: Booking): WidgetRoot {
  if (name !== undefined) return { type: 'Card', children: [{ type: 'Text', value: `${name} is booked for ${day}.` }] };
  return {
    type: 'Card',
    children: [
      { type: 'Title', value: `Book ${day}` },
      {
        type: 'Button',
        label: 'Next day',
        onClickAction: { type: 'booking.next', payload: { day }, streaming: false },
      },
      {
        type: 'Form',
        onSubmitAction: { type: 'booking.confirm', payload: { day } },
        children: [
          { type: 'Label', value: 'Your name', fieldName: 'name' },
          { type: 'Input', name: 'name', required: true },
          { type: 'Button', label: 'Book', submit: true },
        ],
      },
    ],
  };
}
