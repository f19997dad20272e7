import { ended } from './ended.mjs';

const CONTENT = { subject: 'Recorded', content: 'A mail whose course is kept.' };

/** @type {import('./ended.mjs').Courses} */
export const MAILS = {
  'send-email-completed': async ({ api }) => {
    const mail = { to: 'someone@pressroom.example', ...CONTENT };
    return ended(api, await api.submit('notifications/email', mail), 'completed');
  },
  'send-bulk-email-completed': async ({ api }) => {
    const recipients = ['one', 'two', 'three'].map((name) => ({
      email: `${name}@pressroom.example`,
    }));
    const id = await api.submit('notifications/bulk', { recipients, ...CONTENT });
    return ended(api, id, 'completed');
  },
};
