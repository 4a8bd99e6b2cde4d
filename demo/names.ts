/** Names of invented people, of every origin that lives in the Cher. Nobody is meant. */
const listed = (names: string): readonly string[] => names.split(/,\s+/);

export const givenNames = {
  madame: listed(
    `Adèle, Aïcha, Alexandra, Amandine, Amina, Anaïs, Angélique, Anita, Aurélie, Béatrice, Binta, Camille,
    Carla, Céline, Chantal, Charlène, Chloé, Corinne, Cristina, Delphine, Dorothée, Elif, Élodie, Emma,
    Estelle, Eva, Fanny, Fatoumata, Fernanda, Florence, Gaëlle, Ghislaine, Gülsen, Hélène, Ilona, Inaya,
    Irina, Isabelle, Jessica, Joëlle, Julie, Justine, Kadiatou, Karine, Khadija, Laëtitia, Laura, Léa,
    Leïla, Linda, Lola, Louise, Lucile, Maëlys, Magali, Malika, Manon, Marie-Claude, Marina, Marine,
    Mariam, Martine, Mélanie, Mélissa, Monique, Myriam, Nathalie, Nawel, Nicole, Noémie, Océane, Oksana,
    Pauline, Rachida, Raïssa, Romane, Sabrina, Salomé, Samira, Sandrine, Sarah, Séverine, Sonia,
    Stéphanie, Tatiana, Thi Lan, Valérie, Vanessa, Véronique, Virginie, Yamina, Yasmine, Zoé`,
  ),
  monsieur: listed(
    `Abdoulaye, Adrien, Ahmed, Alain, Alexandre, Ali, Amadou, André, Anthony, Antonio, Arthur, Aurélien,
    Baptiste, Benoît, Bertrand, Bilal, Brahim, Cédric, Christophe, Clément, Corentin, Damien, David,
    Denis, Didier, Dimitri, Dylan, Emre, Enzo, Éric, Fabien, Fabrice, Farid, Florian, Franck, Frédéric,
    Gaëtan, Gérard, Guillaume, Hamza, Hervé, Ibrahim, Issa, Jean-Marc, Jérémy, Jérôme, João, Johan,
    Jonathan, Jordan, José, Julien, Kévin, Laurent, Loïc, Lucas, Ludovic, Mamadou, Manuel, Mathieu,
    Mathis, Maxime, Mehdi, Mickaël, Mohamed, Moussa, Nabil, Nathan, Nicolas, Olivier, Oussama, Pascal,
    Patrice, Philippe, Pierrick, Quentin, Rachid, Raphaël, Rémi, Richard, Romain, Samuel, Sébastien,
    Serge, Sofiane, Stéphane, Steven, Théo, Thierry, Tony, Vincent, Viktor, William, Xavier, Yannick,
    Youssef, Yves, Zakaria`,
  ),
} as const;

export const familyNames = listed(
  `Adam, Aït Ahmed, Albert, Allain, Alves, Amrani, Andrieux, Arnaud, Aubert, Auger, Bâ, Bailly, Barbier,
  Barreau, Barry, Baudry, Bellamy, Benoist, Bensaïd, Berger, Bernardin, Besson, Bidault, Blondeau,
  Boisseau, Bonnin, Bouchard, Boudjema, Bougrat, Boulanger, Bourdin, Breton, Brisset, Brossard, Camara,
  Cardoso, Carpentier, Castel, Chabot, Chalmin, Charpy, Chartier, Chérif, Chevallier, Cissé, Colas,
  Collet, Cordier, Cornu, Costa, Coulibaly, Courtois, Cousin, Da Silva, Dagonneau, Daoud, Delage,
  Delaporte, Demir, Denizot, Deschamps, Desnoues, Diakité, Diarra, Dos Santos, Doucet, Dubreuil,
  Dufresne, Dumontet, Duval, El Amrani, Etcheverry, Fassier, Faucher, Fernandes, Ferreira, Fofana,
  Fontaine, Fouchet, Foucault, Fradet, Gaillard, Gaudin, Gauthier, Germain, Gilbert, Girault, Godard,
  Gomes, Gonçalves, Goudin, Grandjean, Guérin, Guillot, Haddadi, Hamidi, Henriet, Herbelin, Hernandez,
  Hoareau, Huguet, Imbert, Ivanova, Jacquet, Jamet, Joly, Jourdain, Kaya, Keïta, Khelifi, Konaté,
  Kouassi, Kowalski, Labbé, Lacoste, Laforge, Lambert, Larcher, Lavergne, Le Roux, Leblanc, Lecomte,
  Lefèvre, Léger, Lelièvre, Lemoine, Leroy, Lopes, Lopez, Loubet, Machado, Maillet, Mallet, Mansouri,
  Marques, Martinet, Masson, Mauduit, Mbemba, Mercier, Meunier, Michaud, Millet, Moreau, Morin, Moulin,
  N’Guessan, Navarro, Nguyen, Nicolas, Nowak, Ollivier, Ouedraogo, Pasquier, Pelletier, Pereira,
  Périchon, Perrot, Petit, Picard, Pigeat, Pinto, Poirier, Poupat, Prudhomme, Quentin, Rahmani,
  Raimbault, Ranvier, Raynal, Renaud, Ribeiro, Richard, Rigault, Robin, Rodrigues, Rolland, Rougeron,
  Roussel, Saïdi, Salmon, Sanchez, Sangaré, Saulnier, Schmitt, Sidibé, Simonet, Slimani, Soares, Soulat,
  Sow, Tavares, Thébault, Theuret, Thibault, Touré, Tran, Traoré, Trotignon, Turpin, Urbain, Vachet,
  Valette, Vannier, Verdier, Vidal, Villain, Voisin, Wagner, Yilmaz, Zidane, Zerrouki`,
);
