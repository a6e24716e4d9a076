/** How people demand not to be called again. */
export const stopSentences: ReadonlyArray<string> = [
  "{stop|quit|please stop|just stop} {calling|phoning|contacting|bothering|harassing|ringing|texting} {me|us|this number|here|my house}",
  "{take|get|remove|scratch|delete|erase} {me|my name|my number|us|this number} {off|from|out of} {your|the|this} {list|call list|calling list|database|system|records|lists}",
  "{do not|don't|never|please don't} {call|contact|phone|ring|bother|text} {me|us|this number|here} {again|anymore|any more|ever again|ever|}",
  "I{'m| am} {not|really not|just not} interested{ thank you| at all| in this|}",
  "{remove|unsubscribe|delete} {me|my number|my information|us}{ please| right now| from this|}",
  "{leave|please leave|just leave} {me|us} alone",
  "{put|add} {me|us|this number|my number} {on|to} {your|the} do not call list",
  "I {don't|do not} want {to be called|any more calls|you to call|to hear from you|calls from you|your calls}{ again| anymore|}",
  "I {already|have already|'ve|} {told|asked} you {people|guys|} {to stop|not to call|to take me off|no|to stop calling}",
  "{I'll|I'm going to|I will} {report|sue|block} {you|your company|this number}{ if you call again| to the FTC| to the attorney general|}",
  "{forget|throw away|shred} {my|this} {phone number|contact info|contact}",
  "{this is|that's|you are} {harassment|harassing me|spam|an invasion of privacy}"
]
