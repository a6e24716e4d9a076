/** A hundred domains of mail services, providers of access, firms, schools and offices that people write from. */
export const ordinaryDomains: ReadonlyArray<string> = `
gmail.com googlemail.com yahoo.com ymail.com rocketmail.com hotmail.com outlook.com live.com msn.com passport.com
icloud.com me.com mac.com aol.com aim.com proton.me protonmail.com pm.me tutanota.com tuta.com
fastmail.com hey.com zoho.com zohomail.com gmx.com gmx.net gmx.de web.de t-online.de freenet.de
mail.com email.com usa.com yandex.com mail.ru qq.com 163.com naver.com daum.net rediffmail.com
comcast.net xfinity.com verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net spectrum.net roadrunner.com
earthlink.net juno.com netzero.net frontier.com centurylink.net windstream.net optonline.net mindspring.com embarqmail.com suddenlink.net
btinternet.com sky.com virginmedia.com orange.fr free.fr laposte.net libero.it telus.net shaw.ca rogers.com
google.com microsoft.com apple.com amazon.com ibm.com intel.com oracle.com ford.com gm.com boeing.com
statefarm.com allstate.com progressive.com geico.com metlife.com aetna.com cigna.com humana.com usaa.com libertymutual.com
harvard.edu mit.edu stanford.edu umich.edu ucla.edu irs.gov nasa.gov va.gov duck.com privaterelay.appleid.com
`
  .trim()
  .split(/\s+/)
