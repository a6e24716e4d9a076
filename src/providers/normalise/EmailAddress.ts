const shape = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,189}$/

/** Lower case; undefined for what is no address, such as Apollo's email_not_unlocked@domain.com. */
export const emailAddress = (written: string | null | undefined): string | undefined => {
  const email = written
    ?.trim()
    .toLowerCase()
    .replace(/^mailto:/, "")
  return email !== undefined && shape.test(email) && !email.startsWith("email_not_unlocked@") ? email : undefined
}
