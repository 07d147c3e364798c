import { z } from 'zod';

/** What a client sends when the reader uses an action of a ChatKit widget. */
export const actionSchema = z.object({ type: z.string(), payload: z.unknown().default(null) });

/**
 * An action as an integration writes it into a ChatKit widget (reference: chatkit/actions.py). It is sent without
 * defaults: clients use handler `server`, loading behaviour `auto` and streaming `true` for absent members.
 */
export const actionConfigSchema = z
  .strictObject({
    type: z.string(),
    payload: z.unknown().optional(),
    handler: z.enum(['client', 'server']).optional(),
    loadingBehavior: z.enum(['auto', 'none', 'self', 'container']).optional(),
    /** False: the client calls `threads.sync_custom_action`, which is allowed while an answer streams. */
    streaming: z.boolean().optional(),
  })
  .meta({ id: 'ActionConfig' });

export type Action = z.infer<typeof actionSchema>;
export type ActionConfig = z.infer<typeof actionConfigSchema>;
