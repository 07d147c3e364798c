import { z } from 'zod';

/** What a client sends back when a widget's action fires. */
export const actionSchema = z.object({ type: z.string(), payload: z.unknown().default(null) });

/**
 * What an integration puts into a widget so that a client can fire it (reference: chatkit/actions.py). It travels as
 * written: clients assume handler `server`, loading behaviour `auto` and streaming where a member is absent.
 */
export const actionConfigSchema = z
  .strictObject({
    type: z.string(),
    payload: z.unknown().optional(),
    handler: z.enum(['client', 'server']).optional(),
    loadingBehavior: z.enum(['auto', 'none', 'self', 'container']).optional(),
    /** False: the client calls `threads.sync_custom_action`, which it may do while an answer streams. */
    streaming: z.boolean().optional(),
  })
  .meta({ id: 'ActionConfig' });

export type Action = z.infer<typeof actionSchema>;
export type ActionConfig = z.infer<typeof actionConfigSchema>;
