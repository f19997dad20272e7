import type { Text } from '../messages';

/** The texts of the API about mails and callbacks, part of `MESSAGES`. */
export const MAIL_MESSAGES = {
  mailContentMissing: {
    fr: 'Champ requis : donnez content, html ou template',
    en: 'Field required: give content, html or template',
  },
  mailContentTwice: {
    fr: 'template remplace content et html ; donnez l’un ou les autres',
    en: 'template stands instead of content and html; give one or the others',
  },
  headerControl: {
    fr: 'les retours à la ligne et caractères de contrôle sont interdits ici',
    en: 'line breaks and control characters are not allowed here',
  },
  addressInvalid: {
    fr: "{value} n'est pas une adresse e-mail comme nom@exemple.fr",
    en: '{value} is not an e-mail address such as name@example.com',
  },
  sendAtOutside: {
    fr: 'send_at doit être dans le futur, à un an au plus',
    en: 'send_at must lie in the future, a year ahead at most',
  },
  attachmentsTooLarge: {
    fr: 'Les pièces jointes font {size} octets ; maximum {limit}',
    en: 'The attachments have {size} bytes; at most {limit} are allowed',
  },
  recipientsMissing: {
    fr: 'Champ requis : donnez recipients ou dataset_id',
    en: 'Field required: give recipients or dataset_id',
  },
  recipientsTwice: {
    fr: 'dataset_id remplace recipients ; donnez l’un ou l’autre',
    en: 'dataset_id stands instead of recipients; give one or the other',
  },
  datasetWithoutEmail: {
    fr: 'le jeu de données {id} n\'a pas de colonne "email" ; colonnes : {columns}',
    en: 'the dataset {id} has no column "email"; its columns: {columns}',
  },
  datasetColumnUnknown: {
    fr: 'le jeu de données {id} n\'a pas de colonne "{column}" ; colonnes : {columns}',
    en: 'the dataset {id} has no column "{column}"; its columns: {columns}',
  },
  columnsWithoutDataset: {
    fr: 'columns ne vaut que pour un dataset_id',
    en: 'columns goes with a dataset_id alone',
  },
  datasetRowsOutside: {
    fr: 'le jeu de données {id} a {rows} lignes ; un envoi en prend de 1 à {limit}',
    en: 'the dataset {id} has {rows} rows; a mailing takes from 1 to {limit}',
  },
  datasetColumnNeeded: {
    fr: 'les colonnes du jeu de données ({columns}) ne suffisent pas : {reason}',
    en: 'the columns of the dataset ({columns}) do not suffice: {reason}',
  },
  templateUnknown: {
    fr: 'il n\'y a pas de modèle "{name}" ; modèles possibles : {allowed}',
    en: 'there is no template "{name}"; allowed: {allowed}',
  },
  templateValueMissing: {
    fr: 'la variable "{name}" de {part} n\'a pas de valeur dans data',
    en: 'the variable "{name}" of the {part} has no value in data',
  },
  templateBroken: {
    fr: '{part} ne peut pas être rendu : {reason}',
    en: 'the {part} cannot be rendered: {reason}',
  },
  subjectControl: {
    fr: "l'objet reçoit de data un retour à la ligne ou un caractère de contrôle",
    en: 'the subject has a line break or control character from a value in data',
  },
  jobNotBulk: {
    fr: "Le job {id} n'est pas un envoi groupé en cours ; seul un tel job peut être suspendu ou repris",
    en: 'Job {id} is no bulk mail under way; only such a job can be paused or resumed',
  },
  jobPaused: { fr: 'Job {id} suspendu', en: 'Job {id} is paused' },
  jobResumed: { fr: 'Job {id} repris', en: 'Job {id} goes on' },
  jobStillOpen: {
    fr: "Le job {id} n'est pas terminé ({status}) ; ses échecs se relancent ensuite",
    en: 'Job {id} has not ended ({status}); its failures can be sent again then',
  },
  noneFailed: {
    fr: "Aucun destinataire du job {id} n'est en échec",
    en: 'No recipient of job {id} has failed',
  },
  unsubscribeLinkInvalid: {
    fr: 'Ce lien de désabonnement est invalide ou expiré',
    en: 'This unsubscribe link is invalid or has expired',
  },
  unsubscribed: { fr: '{email} ne recevra plus d’envois', en: '{email} gets no more mailings' },
  suppressionUnknown: {
    fr: "{email} n'est pas sur la liste de suppression",
    en: '{email} is not on the suppression list',
  },
  csvInvalid: {
    fr: 'Ligne {row} : {value} — une ligne a la forme adresse,raison avec une raison parmi {allowed}',
    en: 'Line {row}: {value} — a line reads address,reason with a reason out of {allowed}',
  },
  rawTypeUnsupported: {
    fr: 'Type de contenu non supporté ; envoyez {allowed}',
    en: 'Unsupported content type; send {allowed}',
  },
  webhookUnknown: {
    fr: 'Aucune clé configurée pour les webhooks de {provider}',
    en: 'No key is configured for webhooks of {provider}',
  },
  webhookForged: {
    fr: "La signature du webhook n'est pas valable, ou son heure est passée de plus de cinq minutes",
    en: 'The signature of the webhook is not valid, or its time is more than five minutes off',
  },
  webhookReplayed: {
    fr: 'Ce webhook a déjà été reçu',
    en: 'This webhook was received before',
  },
  callbackPrivate: {
    fr: "l'adresse de rappel doit être http(s), publique et sans mot de passe",
    en: 'a callback address must be http(s), public and without a password',
  },
  noticeUnknown: {
    fr: "Le job {id} n'a pas de rappel {callback}",
    en: 'Job {id} has no callback {callback}',
  },
  endpointUnknown: {
    fr: 'Adresse de rappel {id} introuvable',
    en: 'There is no callback address {id}',
  },
} as const satisfies Record<string, Text>;
