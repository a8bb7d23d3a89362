/** The sentences of an announcement's rationale, in the order in which they are told. */
export const rationale = {
  need: (period: string, gap: string, agency: string) =>
    `The staffing table for the ${period} shows ${gap} vacant posts of this kind at ${agency}.`,
  noGap: (period: string, agency: string) =>
    `By the staffing table for the ${period}, posts of this kind at ${agency} are filled as needed.`,
  reduced: (after: string, needed: string) => `With these transfers ${after} of ${needed} posts are filled.`,
  grounds: (main: string) => `The ground recorded most often is: ${main}.`,
  noGrounds: 'Grounds are not broken down here, so that nobody’s personal reason can be inferred.',
  allMeet: (size: string) => `All ${size} employees meet the qualifications of the posts they move to.`,
  partly: (meets: string, partly: string) =>
    `${meets} employees meet all qualifications of the posts they move to and ${partly} meet some; the latter are guided until they meet them.`,
  unknownFit: 'How well qualifications fit was judged post by post and is not broken down here.',
  law: 'The appointing authority decided after the considerations of the assessment team, under the transfer rules in force.',
};
