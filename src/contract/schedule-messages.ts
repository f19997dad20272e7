/** The texts about schedules, part of `MESSAGES`. */
export const SCHEDULE_MESSAGES = {
  schedulesAway: {
    fr: 'Le moteur, qui tient les planifications, est injoignable ; réessayez dans un moment',
    en: 'The engine, which keeps the schedules, cannot be reached; try again in a moment',
  },
  scheduleUnknown: {
    fr: 'Planification {id} introuvable',
    en: 'There is no schedule {id}',
  },
  scheduleBuiltIn: {
    fr: 'La planification {id} fait partie du produit ; elle peut seulement être mise en pause',
    en: 'The schedule {id} is part of the product; it can only be paused',
  },
  scheduleCron: {
    fr: 'cinq champs, comme 0 8 * * MON-FRI',
    en: 'five fields, such as 0 8 * * MON-FRI',
  },
  scheduleTimezone: {
    fr: "ce n'est pas un fuseau horaire IANA, comme Europe/Paris",
    en: 'this is no IANA time zone, such as Europe/Paris',
  },
  scheduleTimesTwice: {
    fr: 'donnez cron ou calendar, pas les deux',
    en: 'give cron or calendar, not both',
  },
  scheduleTimesMissing: {
    fr: 'donnez les horaires : cron ou calendar',
    en: 'give the times: cron or calendar',
  },
  scheduleTimesUnreadable: {
    fr: 'le moteur ne comprend pas ces horaires ; exemple : 0 8 * * MON-FRI',
    en: 'the engine cannot read these times; an example is 0 8 * * MON-FRI',
  },
  scheduleInline: {
    fr: 'un rapport planifié montre des données qui changent : une source sample ou dataset, pas inline',
    en: 'a scheduled report shows data that changes: a source sample or dataset, not inline',
  },
  backfillPeriod: {
    fr: 'to doit suivre from, de 366 jours au plus',
    en: 'to must come after from, by 366 days at most',
  },
  payloadUnreadable: {
    fr: 'Ces données ne peuvent pas être déchiffrées : {reason}',
    en: 'These payloads cannot be decrypted: {reason}',
  },
} as const;
