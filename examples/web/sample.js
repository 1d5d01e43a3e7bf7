// An article of our own to start with; people and places are invented.
export const SAMPLE = {
  date: "2026-11-24",
  text: `Kommunalpolitik

Lindenau streitet über die neue Brücke

Von Maren Vogt

Lindenau (dpa) - Die Stadt Lindenau will bis 2029 eine zweite Brücke über die Weide bauen. Das kündigte Oberbürgermeisterin Katrin Albers am Montag im Rathaus an. „Wir haben zwanzig Jahre lang geredet, jetzt wird gebaut“, sagte Albers. Die Kosten lägen bei 48 Millionen Euro, das Land trage davon die Hälfte.

Die Opposition ist nicht überzeugt. Der Plan sei „ein Denkmal für die Oberbürgermeisterin, aber keine Lösung für die Pendler“, kritisierte der Fraktionschef der Grünen, Jonas Petersen. Er forderte stattdessen einen dichteren Takt der Straßenbahn.

Rückendeckung bekommt Albers aus der Wirtschaft

„Jede Stunde im Stau kostet die Betriebe hier Geld“, sagte Yusuf Demir, Geschäftsführer der Industrie- und Handelskammer, dem „Weideboten“. „Wer jetzt noch ein „Weiter so“ verlangt, hat den Ernst der Lage nicht verstanden.“ Laut Demir haben schon drei Unternehmen mit dem Wegzug gedroht.

Nach Angaben der Polizei fahren täglich rund 31.000 Autos über die alte Brücke. Sie stammt aus dem Jahr 1964. Gutachter hatten im Juli gewarnt, dass die Pfeiler nur noch wenige Jahre hielten.

Petersen sieht das anders. Die Zahlen seien veraltet, teilte er am Dienstag mit. Albers wisse das seit Monaten. Ob der Stadtrat am 15. Dezember zustimmt, ist offen. Die SPD hofft, dass sich beide Seiten noch einigen.
`,
};
