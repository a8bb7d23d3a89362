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
  'feedback.too-many': 'Too much was sent from this network or address. Try again in {minutes} minutes.',
  'feedback.unit-missing': 'Choose the service unit where you were served.',
  'feedback.month-missing': 'Choose the month in which you were served.',
  'feedback.relation-missing': 'Choose your relation to this service.',
  'feedback.answer-invalid': 'Choose one of the answers given.',
  'feedback.too-few-answers': 'Answer at least two questions with something other than “Do not know”.',
  'feedback.text-too-long': 'Shorten your text to at most 2,000 characters.',
  'feedback.text-control-characters':
    'Your text holds characters that cannot be read. Delete that part and type it again.',
  'feedback.email-invalid': 'Write the full e-mail address, such as name@example.org.',
  'feedback.form-key-missing': 'This form is incomplete. Open the page again and fill it in.',
  'feedback.submission-unknown':
    'This submission was not found or is finished. Start again from the announcement.',
  'feedback.already-spoken':
    'This e-mail address has already spoken in this feedback window. One person, one voice.',
  'feedback.code-wrong': 'The code does not match. Check the six digits in the latest mail from Tapis.',
  'feedback.code-expired': 'The code is older than ten minutes. Ask for a new one below.',
  'feedback.code-exhausted': 'The code was wrong five times and is no longer valid. Ask for a new one below.',
  'evaluation.form-invalid': 'Some answers need correcting.',
  'evaluation.case-unknown': 'This feedback window does not exist.',
  'evaluation.window-open':
    'The feedback window is still open. The review can be saved now, and closed once the window has ended.',
  'evaluation.review-closed': 'This review is closed and cannot be changed.',
  'evaluation.review-changed':
    'Somebody else changed this review after you opened it. Copy your text, then load the page again.',
  'evaluation.text-missing': 'Write this part before you close the review.',
  'evaluation.text-too-long': 'Shorten this to at most 4,000 characters.',
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
    'Transfers for counting groups of grounds: write a whole number from {lowest} to {highest}.',
  'publication.kpop-out-of-bounds':
    'Employees who fit: write a whole number from {lowest} to {highest}, not below k.',
  'publication.cost-cap-out-of-bounds':
    'Detail that may be lost: write a whole number from {lowest} to {highest}.',
  'publication.delay-out-of-bounds': 'Waiting time: write a number of days from {lowest} to {highest}.',
  'publication.fewest-transfers-out-of-bounds':
    'Transfers in a release: write a whole number from {lowest} to {highest}, not below k.',
  'publication.closing-year-not-over':
    'Year that is being closed: write the four digits of a year that is over, or leave it empty.',
  'publication.policy-reason-missing': 'Write the reason for the change.',
  'publication.policy-reason-too-long': 'Shorten the reason to at most 500 characters.',
  'publication.reason-missing': 'Write the reason.',
  'publication.reason-too-long': 'Shorten the reason to at most 1,200 characters.',
  'publication.narrative-empty': 'Write the narrative in Indonesian.',
  'publication.narrative-too-long': 'Shorten the narrative to at most 1,200 characters.',
  'publication.announcement-unknown': 'This announcement does not exist, or has been withdrawn.',
  'publication.revision-pending':
    'Another change of this announcement is approved and being published. Wait until it is done.',
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
};
