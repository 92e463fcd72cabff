import { expectCall } from './call.ts';
import { tokenOf } from './system.ts';
import { until } from './until.ts';

/** A message as staff see it. */
interface Shown {
  readonly purpose: string;
  readonly to: string;
  readonly occurrence: number;
  readonly state: string;
  readonly parts?: number;
  readonly why?: string;
  readonly reason?: string;
}

/** The messages about something, as staff see them. */
export const messagesOf = async (about: string, token: string, lang: 'zh-CN' | 'en' = 'zh-CN') =>
  (
    await expectCall<{ messages: Shown[] }>(200, 'GET', `/api/notification/messages?about=${about}`, {
      token,
      lang,
    })
  ).messages;

/** The message of a purpose, once it is in one of these states. */
export const messageIn = async (about: string, purpose: string, ...states: string[]): Promise<Shown> => {
  const token = await tokenOf('leader');
  return until(`${purpose} ${states.join('/')}`, async () =>
    (await messagesOf(about, token)).find((one) => one.purpose === purpose && states.includes(one.state)),
  );
};
