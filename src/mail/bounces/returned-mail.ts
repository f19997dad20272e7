import { readAddress } from '../address';
import type { BounceReport } from './parse-bounce';

/** What a report means for the ledger and the suppression list; addresses that are none are left out. */
export function returnedMail({ recipients, complaints, originalMessageId }: BounceReport) {
  return {
    messageId: originalMessageId,
    lost: recipients.flatMap(({ email, kind, status, diagnostic }) => {
      const address = kind === 'permanent' ? readAddress(email) : null;
      return address ? [{ key: address.key, detail: `${status} ${diagnostic}`.trim() }] : [];
    }),
    complained: complaints.flatMap((email) => readAddress(email)?.key ?? []),
  };
}
