import { z } from 'zod';

/** What a client sends back when a widget's action fires. */
export const actionSchema = z.object({ type: z.string(), payload: z.unknown().optional() });

/** What an integration puts into a widget so that a client can fire it (reference: chatkit/actions.py). */
export const actionConfigSchema = z.object({
  type: z.string(),
  payload: z.unknown().optional(),
  handler: z.enum(['client', 'server']).default('server'),
  loadingBehavior: z.enum(['auto', 'none', 'self', 'container']).default('auto'),
  streaming: z.boolean().default(true),
});

export type Action = z.infer<typeof actionSchema>;
export type ActionConfig = z.infer<typeof actionConfigSchema>;
