/** First names of clients, from all over Europe. */
export const FIRST_NAMES = list(`
  Adèle, Agnieszka, Aïcha, Alexandre, Amélie, Anaïs, Andréa, Antoine, Aurélie, Bastien,
  Beatriz, Benoît, Björn, Camille, Catarina, Cécile, Chloé, Clément, Céline, Damien, David,
  Éléonore, Élise, Émile, Étienne, Fatima, Florian, François, Frédéric, Gaëlle, Giulia,
  Grégoire, Hélène, Hugo, Inès, Ioana, Jakub, Jérôme, Joël, José, Julie, Jürgen, Karim,
  Katarína, Laurent, Léa, Loïc, Lucía, Maëlys, Małgorzata, Marie, Mathéo, Maxime, Mélanie,
  Michaël, Nadège, Noémie, Océane, Olivier, Pierre, Raphaël, Rémi, Roxane, Salomé, Sébastien,
  Søren, Sophie, Théo, Valérie, Xavier, Yasmine, Zoé
`);

/** Family names of clients, short enough for one line beside a first name. */
export const LAST_NAMES = list(`
  André, Barbier, Beauchêne, Bélanger, Benoît, Berger, Bernard, Besançon, Blanchet, Bonnet,
  Boyer, Brunet, Carpentier, Chevalier, Clément, Cordier, D’Amico, Da Silva, Delacroix,
  Desprès, Dubois, Dufour, Dupont, Durand, Estève, Fabre, Faure, Fernández, Fontaine,
  Fournier, Gagné, Garcia, Garnier, Gauthier, Gérard, Girard, Gonçalves, Guérin, Haddad,
  Henry, Hervé, Huet, Jacquet, Joly, Kowalski, Lacroix, Lambert, Laurent, Le Gall, Lefèvre,
  Legrand, Lemaître, Léger, Leroy, L’Hôte, Mahé, Marchand, Martin, Masson, Mercier, Meyer,
  Moreau, Müller, Nguyen, Noël, Novák, Olivier, Pálsson, Péron, Perrin, Petit, Picard,
  Poirier, Prévost, Quéré, Renard, Renaud, Richard, Rivière, Robin, Roche, Rossi, Rousseau,
  Roussel, Roux, Sánchez, Schmitt, Simon, Thévenet, Thomas, Traoré, Vasseur, Vidal, Vincent,
  Weiß
`);

function list(names: string): string[] {
  return names.split(',').map((name) => name.trim());
}
