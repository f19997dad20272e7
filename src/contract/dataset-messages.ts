import type { Text } from './messages';

/** What the API says of datasets and of the reports that are made from them. */
export const DATASET_MESSAGES = {
  datasetUnknown: { fr: 'Jeu de données {id} introuvable', en: 'There is no dataset {id}' },
  datasetDeleted: {
    fr: 'Jeu de données {id} supprimé avec succès',
    en: 'Dataset {id} was deleted',
  },
  datasetBusy: {
    fr: 'Le jeu de données {id} a été modifié entre-temps ; renvoyez la demande',
    en: 'Dataset {id} was changed meanwhile; send the request again',
  },
  datasetNothingToChange: {
    fr: 'donnez au moins un champ à modifier : encoding, delimiter, header ou columns',
    en: 'give at least one member to change: encoding, delimiter, header or columns',
  },
  multipartExpected: {
    fr: 'Type de contenu non supporté ; envoyez multipart/form-data',
    en: 'Unsupported content type; send multipart/form-data',
  },
  multipartMalformed: {
    fr: "Le corps multipart est malformé ou s'arrête avant la fin",
    en: 'The multipart body is malformed or ends too early',
  },
} as const satisfies Record<string, Text>;
