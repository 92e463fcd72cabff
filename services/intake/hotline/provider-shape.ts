import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { type ChimeEvent, type ChimeReply, fromChime, isChime, toChime } from './chime.ts';
import { TelephonyEvent } from './domain/telephony.ts';

/**
 * Whoever calls in our own shape or in Amazon Chime SDK's is answered in the same one; what Chime tells and means
 * nothing to the dialogue is answered at once.
 */
export const providerShape = (): MiddlewareObj<
  unknown,
  Answer | ChimeReply,
  Error,
  Context,
  { chime?: ChimeEvent }
> => ({
  before: (request) => {
    const { event, internal } = request;
    if (!isChime(event)) {
      request.event = z.parse(TelephonyEvent, event);
      return;
    }
    const ours = fromChime(event);
    if (!ours) return toChime(event, []);
    internal.chime = event;
    request.event = ours;
  },
  after: (request) => {
    const { chime } = request.internal;
    if (chime) request.response = toChime(chime, (request.response as Answer).actions);
  },
});
