import type { Text } from './messages';

/** What the API says of documents. */
export const DOCUMENT_MESSAGES = {
  documentUnknown: { fr: 'Document {id} introuvable', en: 'There is no document {id}' },
  documentNotRead: {
    fr: "Le document {id} n'est pas encore lu (job {status}) ; ses fichiers existent une fois l'état completed atteint",
    en: 'Document {id} is not read yet (job {status}); its files exist once it is completed',
  },
  documentUnreadable: {
    fr: "Le document {id} n'a pas été lu, son job est {status} et dit pourquoi",
    en: 'Document {id} was not read; its job is {status} and says why',
  },
  documentEmpty: { fr: 'le fichier est vide', en: 'the file is empty' },
  documentFileUnknown: {
    fr: "Le document {id} n'a pas (encore) de fichier {name}",
    en: 'Document {id} has no {name} (yet)',
  },
  documentFileLost: {
    fr: "Le fichier {name} du document {id} n'est plus dans le stockage",
    en: 'The file {name} of document {id} is no longer in the store',
  },
  documentTypeUnsupported: {
    fr: 'Le contenu du fichier est de type {type}, qui ne peut pas être lu ; types acceptés : {allowed}',
    en: 'The content of the file is of type {type}, which cannot be read; accepted: {allowed}',
  },
  officeUnavailable: {
    fr: "Le fichier est de type {type} ; cette installation n'a pas LibreOffice, envoyez-le en PDF",
    en: 'The file is of type {type}; this installation has no LibreOffice, send it as PDF',
  },
  linkInvalid: {
    fr: 'Le lien est invalide ou a expiré ; demandez-en un nouveau au document',
    en: 'The link is invalid or has expired; get a new one from the document',
  },
  languageOptions: {
    fr: 'une langue est une à quatre valeurs parmi {languages}, séparées par "+"',
    en: 'a language is one to four of {languages}, joined by "+"',
  },
  thumbnailSize: { fr: 'une taille est une valeur parmi {sizes}', en: 'a size is one of {sizes}' },
} as const satisfies Record<string, Text>;
