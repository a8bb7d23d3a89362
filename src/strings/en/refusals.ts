import { organisationRefusals } from './organisation-refusals.ts';

/** Words for every code with which a verb refuses: what happened, and what to do. Codes are permanent. */
export const refusals = {
  'identity.sign-in': 'You are not signed in. Sign in first.',
  'identity.forbidden': 'Your account may not do this. Ask an administrator for the fitting role.',
  'identity.wrong-credentials': 'E-mail address or password do not match. Check both and try again.',
  'identity.too-many-attempts': 'Too many attempts to sign in. Try again in {minutes} minutes.',
  'identity.invalid-account':
    'The account’s “{field}” does not fit. Check e-mail address, name, roles and the length of the password.',
  'identity.email-taken': 'This e-mail address has an account already.',
  'identity.unknown-account': 'This account does not exist.',
  'feedback.form-invalid': 'Some answers need correcting.',
  'feedback.window-unknown': 'This feedback window does not exist. Check the address of the page.',
  'feedback.window-closed': 'This feedback window has closed. Feedback is no longer accepted.',
  'feedback.captcha-missing':
    'The check “I am not a robot” is not done. Tick its box, wait until it is done, and send again.',
  'feedback.captcha-failed': 'The check “I am not a robot” is no longer valid. Do it again and send again.',
  'feedback.captcha-unreachable':
    'The service that checks “I am not a robot” does not answer. What you wrote is still here: send it again in a few minutes.',
  'feedback.too-many':
    'Too much was sent from this network, to this address or about this service. Try again in {minutes} minutes.',
  'feedback.unit-missing': 'Choose the service unit where you were served.',
  'feedback.month-missing': 'Choose the month in which you were served.',
  'feedback.relation-missing': 'Choose your relation to this service.',
  'feedback.answer-invalid': 'Choose one of the answers given.',
  'feedback.too-few-answers': 'Answer at least two questions with something other than “Do not know”.',
  'feedback.text-too-long': 'Shorten your text to at most 2,000 characters.',
  'feedback.text-control-characters':
    'This text holds characters that cannot be read. Delete that part and type it again.',
  'feedback.email-invalid': 'Write the full e-mail address, such as name@example.org.',
  'feedback.email-look-alike':
    'The e-mail address holds letters or signs that only look like the usual ones. Type it again with a–z, digits and @.',
  'feedback.form-key-missing': 'This form is incomplete. Open the page again and fill it in.',
  'feedback.submission-unknown':
    'This submission was not found or is finished. Start again from the announcement.',
  'feedback.already-spoken':
    'This e-mail address has already spoken in this feedback window. One person, one voice.',
  'feedback.code-wrong': 'The code does not match. Check the six digits in the latest mail from Tapis.',
  'feedback.code-expired': 'The code is older than ten minutes. Ask for a new one below.',
  'feedback.code-exhausted': 'The code was wrong five times and is no longer valid. Ask for a new one below.',
  'feedback.decided':
    'A decision has been made about this feedback, so it can no longer be corrected. You may appeal.',
  'feedback.changed':
    'This feedback has just been corrected from elsewhere. Track it again, then correct it.',
  'feedback.service-code-wrong':
    'This service code is incomplete or mistyped. Check its ten letters and digits.',
  'feedback.service-code-unknown':
    'This service code is not known. Check the slip, or leave the field empty and use an e-mail address.',
  'feedback.service-code-used': 'This service code has been used. A slip is valid once.',
  'feedback.service-code-expired':
    'This service code is no longer valid. Leave the field empty and use an e-mail address.',
  'feedback.service-code-other-unit':
    'This service code is from another unit. Choose the unit that gave it, or leave the field empty and use an e-mail address.',
  'feedback.slips-invalid': 'Some fields need to be corrected.',
  'feedback.slips-number': 'Number of slips: write a whole number from 1 to 200.',
  'feedback.slips-days': 'Validity: write a number of days from 1 to 90.',
  'feedback.slips-unknown': 'This sheet of codes does not exist.',
  'privacy.form-invalid': 'Some fields need to be corrected.',
  'privacy.form-key-missing': 'This form is incomplete. Open the page again and fill it in anew.',
  'privacy.kind-missing': 'Choose what you ask for.',
  'privacy.role-missing': 'Choose who you are.',
  'privacy.name-missing': 'Write your name, so that your data can be found.',
  'privacy.text-missing': 'Describe which data you mean.',
  'privacy.text-too-long': 'Shorten this field.',
  'privacy.text-control-characters': 'This field holds characters that cannot be read. Type that part again.',
  'privacy.email-invalid': 'Write a complete e-mail address, or leave it empty.',
  'privacy.captcha-missing': 'The check “I am not a robot” has not finished. Wait for it, then send again.',
  'privacy.captcha-failed': 'The check “I am not a robot” is no longer valid. Repeat it, then send again.',
  'privacy.captcha-unreachable': 'The checking service does not answer. Try again in a moment.',
  'privacy.too-many': 'Too many requests from this network. Try again in {minutes} minutes.',
  'privacy.request-unknown': 'This request does not exist, or what it said has been deleted.',
  'privacy.already-answered': 'This request has been answered by somebody else.',
  'privacy.answer-missing': 'Write the answer.',
  'privacy.outcome-missing': 'Choose the outcome.',
  'feedback.agency-missing': 'Choose at least one agency.',
  'feedback.family-missing': 'Choose a post family.',
  'feedback.unit-unknown': 'Choose units of the agencies that you chose.',
  'feedback.day-invalid': 'Write a date that exists, such as 2026-12-31.',
  'feedback.opening-out-of-bounds': 'Choose an opening day from today to {most} days ahead.',
  'feedback.closing-out-of-bounds': 'Choose a last day {fewest} to {most} days after the opening day.',
  'feedback.question-too-long': 'Shorten the question to at most 300 characters.',
  'feedback.reason-missing': 'Write the reason.',
  'feedback.reason-too-long': 'Shorten the reason to at most 500 characters.',
  'feedback.person-named':
    'This text will be public, and “{found}” may point at a person. Remove that name, single post or number.',
  'feedback.too-few-holders':
    'The staffing table does not show at least {fewest} employees of this family in the agencies that you chose. Choose more agencies or another family, so that nobody can be recognised.',
  'feedback.extension-too-late':
    'A feedback window can be extended only while it is open and for {days} days after.',
  'feedback.extension-out-of-bounds':
    'Choose a day later than the last day now, not yet past, and at most {most} days after the opening day.',
  'feedback.announcement-withdrawn': 'Its announcement was withdrawn. Its feedback window cannot open again.',
  'feedback.review-closed': 'Its review is closed. This feedback window cannot open again.',
  'feedback.window-changed':
    'Somebody else changed this feedback window after you opened the page. Look at its history, then send again.',
  'feedback.decision-reason-missing': 'Choose one reason for your decision.',
  'feedback.not-held': 'This feedback has been decided or withdrawn. Load this page again.',
  'feedback.own-evaluation': 'You evaluate this agency. Somebody else decides about its feedback.',
  'feedback.same-person': 'You made the first decision. Somebody else decides on the appeal.',
  'feedback.appeal-unknown': 'This appeal does not exist or has been decided. Load this page again.',
  'feedback.appeal-not-open':
    'There is no decision on this feedback that can be appealed, or an appeal was made already.',
  'feedback.appeal-text-missing': 'Write why the decision is wrong.',
  'feedback.appeal-text-too-long': 'Shorten your appeal to at most 1,000 characters.',
  'evaluation.form-invalid': 'Some answers need correcting.',
  'evaluation.case-unknown': 'This feedback window does not exist.',
  'evaluation.attachment-unknown': 'This attachment does not exist, or has been deleted.',
  'evaluation.window-open':
    'The feedback window is still open. The review can be saved now, and closed once the window has ended.',
  'evaluation.review-closed': 'This review is closed and cannot be changed.',
  'evaluation.review-changed':
    'Somebody else changed this review after you opened it. Copy your text, then load the page again.',
  'evaluation.text-missing': 'Write this part before you close the review.',
  'evaluation.text-too-long': 'Shorten this to at most 4,000 characters.',
  'evaluation.text-unknown': 'This text does not exist, or its author has withdrawn it.',
  'evaluation.undecided':
    'Highlights still to be decided: {count}. Choose mask or leave readable for each of them.',
  'evaluation.decisions-stale':
    'These decisions were made for another text and were not saved. Review the text below.',
  'evaluation.words-missing': 'These words are not in the text: {words}. Check their spelling, one per line.',
  'evaluation.texts-undecided':
    'Texts with highlights that nobody has decided: {count}. Review them, then close the review.',
  'evaluation.conflict-undeclared':
    'Declare that you have no conflict of interest, or hand this case to another evaluator.',
  'publication.nothing-to-propose':
    'No group is large enough to be announced yet. Waiting transfers are tried again with the next proposal.',
  'publication.too-few-transfers':
    'The groups that were found hold fewer than {fewest} transfers, too few for a release. Wait for the next decrees.',
  'publication.proposal-open': 'Another proposal still waits for its decision. Have that one decided first.',
  'publication.gate-failed':
    'The anonymity gate refuses this release. Mend the parts named, then propose it again.',
  'publication.release-unknown': 'This release does not exist.',
  'publication.not-proposed': 'This proposal has been decided already.',
  'publication.same-person':
    'Whoever imported or proposed may not approve their own release. Ask a second person to decide.',
  'publication.changed': 'The proposal changed after you opened it. Read it again, then decide.',
  'publication.policy-changed':
    'The anonymity policy has changed since this proposal was made. Refuse the proposal, then propose again.',
  'publication.policy-invalid': 'Some answers need to be corrected.',
  'publication.policy-outdated':
    'Somebody else has changed the policy since you opened the page. Compare with the history below, then save again.',
  'publication.k-out-of-bounds':
    'Transfers in an announcement (k): write a whole number from {lowest} to {highest}.',
  'publication.k-sensitive-out-of-bounds':
    'Transfers for counting grounds of this group: write a whole number from {lowest} to {highest}, not below k.',
  'publication.kpop-out-of-bounds':
    'Employees who fit: write a whole number from {lowest} to {highest}, not below k.',
  'publication.cost-cap-out-of-bounds':
    'Detail that may be lost: write a whole number from {lowest} to {highest}.',
  'publication.delay-out-of-bounds': 'Waiting time: write a number of days from {lowest} to {highest}.',
  'publication.fewest-transfers-out-of-bounds':
    'Transfers in a release: write a whole number from {lowest} to {highest}, not below k.',
  'publication.closing-year-not-over':
    'Year that is being closed: write the four digits of a year that is over, or leave it empty.',
  'publication.decision-incomplete':
    'A legal decision needs its number, date, issuing body and summary. Fill in all four, or leave the whole decision empty.',
  'publication.decision-date-invalid':
    'Date of the decision: write a day that is not in the future, such as 2026-09-01.',
  'publication.decision-too-long':
    'This part of the legal decision is too long. Shorten it to the length that its hint allows.',
  'publication.decision-link-invalid': 'Link to the decision: write an https address, or leave it empty.',
  'publication.decision-names-somebody':
    'The decision holds a name, NIP or decree number of the register. It is published as it stands: take that part out.',
  'publication.policy-reason-missing': 'Write the reason for the change.',
  'publication.policy-reason-too-long': 'Shorten the reason to at most 500 characters.',
  'publication.reason-missing': 'Write the reason.',
  'publication.reason-too-long': 'Shorten the reason to at most 1,200 characters.',
  'publication.narrative-empty': 'Write the narrative in Indonesian.',
  'publication.narrative-too-long': 'Shorten the narrative to at most 1,200 characters.',
  'publication.announcement-unknown': 'This announcement does not exist, or has been withdrawn.',
  'publication.revision-pending':
    'Another change of this announcement is approved and being published. Wait until it is done.',
  'publication.undecided':
    'This text holds parts that may tell a person. Decide each of them, then save again.',
  'publication.decisions-stale':
    'These decisions were made for another text and were not saved. Review the text below.',
  'publication.words-missing':
    'These words are not in the text: {words}. Check their spelling, one per line.',
  'publication.decided-too-long': 'Once masked, this text has more than 1,200 characters. Shorten it.',
  'publication.level-invalid':
    'A correction may only say the same or less. Choose from what the lists offer.',
  'publication.nothing-corrected': 'This correction changes nothing. Change the narrative or the detail.',
  'publication.already-running': 'Another publication is running. Wait until it is done.',
  'publication.site-refused':
    'The anonymity gate refused the site that was built. The old site stays in place. Do what is said below, then publish again.',
  'transfer.file-rejected':
    'The whole file was rejected; nothing was stored. Correct the rows below and upload it again.',
  'staffing.file-rejected':
    'The whole file was rejected; nothing was stored. Correct the rows below and upload it again.',
  'transfer.file-missing': 'Choose a CSV or XLSX file.',
  'outbox.child-failed': 'This job failed. Try once more; if it fails again, tell the system administrator.',
  ...organisationRefusals,
};
