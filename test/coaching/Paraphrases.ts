/** How agents put a duty in words of their own, and what sounds like it and is not. */
export interface Paraphrases {
  readonly said: ReadonlyArray<string>
  readonly notSaid: ReadonlyArray<string>
}

export const paraphrases: Readonly<Record<string, Paraphrases>> = {
  "DIS-IDENTIFY": {
    said: [
      "Hi Rosa, my name is Ana, I'm with Pelican Insurance, and I'm calling about the auto quote you asked for.",
      "Hello, this is Ana from Pelican Insurance, you asked us for a quote.",
      "Good morning, Ana Diaz here, licensed agent at Pelican, about your home insurance quote.",
      "This is Ana calling from Pelican about your insurance request.",
      "Hey, it's Ana with Pelican Insurance. The reason for my call is the quote you requested online.",
      "I am an agent with Pelican, and I'm following up on your quote request.",
      "You're speaking with Ana from Pelican, I'm reaching out about your car insurance.",
      "My name's Ana, I'm a licensed broker, and this call is about the coverage you looked into.",
      "Ana from Pelican Insurance here, returning your call about your policy."
    ],
    notSaid: [
      "This is a good day, I call about your insurance quote.",
      "Hello, is this Rosa?",
      "My name is Ana.",
      "I'm calling about your insurance.",
      "Are you the owner of the house with the pool?",
      "Is this a good time to talk about your policy?",
      "This is what I have from the insurer."
    ]
  },
  "DIS-RECORDING": {
    said: [
      "We do record our conversations for training.",
      "This is a recorded call.",
      "This call is recorded.",
      "Just so you know, we are being recorded.",
      "I should mention this line is being recorded for quality.",
      "You are on a recorded line.",
      "The call may be recorded, is that all right?",
      "I record my calls so that I can look things up later.",
      "Calls are recorded and transcribed.",
      "This conversation is going to be recorded.",
      "We record these calls.",
      "Our calls are always recorded.",
      "Is it okay with you that I'm recording this?",
      "Please be aware that we're recording our conversation today."
    ],
    notSaid: [
      "Let me check your driving record.",
      "For the record, I think that is fair.",
      "Do you have the records of the claim?",
      "That was a record year for storms.",
      "I will make a note of that.",
      "Your record is clean.",
      "Our line is open until eight.",
      "I will write that down.",
      "The deed is recorded with the county.",
      "We do not record this call."
    ]
  },
  "DIS-ESTIMATE": {
    said: [
      "Take these as estimates, the carrier has the last word and sets the premium.",
      "These are estimates; the insurer sets the final price.",
      "It is only an estimate until the carrier confirms it.",
      "What I give you is an estimate, the company decides the final rate.",
      "This is not a quote, underwriting determines the premium.",
      "Please treat it as an estimate; the insurer reviews the application first.",
      "All figures are estimated, and the final premium comes from the insurer.",
      "An estimate, nothing more: cover is not in force until it is confirmed.",
      "My numbers are estimates and the carrier sets the rate.",
      "This is a ballpark estimate, the actual price is up to the insurance company.",
      "That's just an estimate. Nothing is final until underwriting approves it."
    ],
    notSaid: [
      "It would be about 120 dollars.",
      "The insurer is a good one.",
      "I estimate you drive a lot.",
      "That is the price.",
      "The final answer is yours.",
      "We have many companies.",
      "That is the final price, no estimates.",
      "Did the body shop give you an estimate?"
    ]
  },
  "DIS-COMPENSATION": {
    said: [
      "I represent several insurers, not all of them, and I may be paid a commission.",
      "We work with several carriers and they pay us a commission.",
      "I'm an independent agent for a handful of companies, and I earn a commission when you buy.",
      "I represent five insurance companies and get paid by them.",
      "Our agency represents many insurers, and our compensation comes from the insurer.",
      "I work with a few companies, not every one, and I am compensated by the company you choose.",
      "We do not represent all insurers, and we receive a commission from those we do."
    ],
    notSaid: [
      "I work with several people here.",
      "I represent several insurers.",
      "Your claim was paid by the insurer.",
      "We have several policies that fit.",
      "The workers' compensation is separate.",
      "I get no commission."
    ]
  },
  "DIS-CREDIT": {
    said: [
      "They'll look into your credit score to set the rate.",
      "We may use a consumer report, such as a credit-based insurance score.",
      "The insurer might look at your credit report.",
      "To price this, we may check your credit history.",
      "The carrier will use an insurance score based on your credit.",
      "Some companies pull a consumer report to set the price.",
      "They may order a credit based insurance score.",
      "We'll run a soft credit check for the rate."
    ],
    notSaid: [
      "What is your credit score?",
      "You can pay by credit card.",
      "We report claims within a day.",
      "You may use the report for your taxes.",
      "We do not use any credit report.",
      "That gives you credit for safe driving."
    ]
  },
  "DIS-MINIMUM": {
    said: [
      "This meets your state's legal minimum but may not cover all the damage you could be responsible for.",
      "The minimum is legal, but it might not be enough if you cause a bad accident.",
      "State minimum limits may leave you paying the rest out of your own pocket.",
      "With the minimum you could be on the hook for whatever is above it.",
      "That's only the state minimum, and a serious crash can cost a lot more than the minimum.",
      "The minimum often isn't enough to cover a serious accident.",
      "You could be personally responsible for anything above those limits."
    ],
    notSaid: [
      "The state minimum is 25,000.",
      "That may not be the cheapest.",
      "It is enough.",
      "You may not cover that window.",
      "Who is responsible for the car?",
      "The minimum covers you fully."
    ]
  },
  "DIS-UM-REJECTION": {
    said: [
      "If you turn down uninsured motorist cover, your state wants that in writing.",
      "To reject it you have to sign a form.",
      "I'll need your signature to decline uninsured motorist.",
      "Rejecting that has to be done in writing, I'll email you the form.",
      "You can waive it, but only with a signed waiver.",
      "The state makes you sign off on rejecting that coverage.",
      "I'll send you the rejection form to sign."
    ],
    notSaid: [
      "Okay, I'll take off uninsured motorist.",
      "It is a form of coverage for hit and run.",
      "You do not need to sign anything.",
      "Cover begins when the insurer confirms it in writing.",
      "Many people waive it.",
      "Sign up today and save the hassle.",
      "It pays when the other driver has nothing."
    ]
  },
  "DIS-FLOOD": {
    said: [
      "For flood you would have to buy a separate policy.",
      "Standard home policies do not cover flood or earthquake.",
      "A home policy doesn't include flood.",
      "Flood is not covered, that is a separate policy.",
      "Earthquakes and floods are not included here.",
      "It does not cover any flood damage.",
      "You would need a separate flood policy for that.",
      "Flooding is excluded on a homeowners policy.",
      "Earthquake is something you have to add separately.",
      "Keep in mind that flood insurance is separate."
    ],
    notSaid: [
      "It covers fire and theft.",
      "Was there a flood?",
      "Do you live near water?",
      "We had an earthquake last year.",
      "Your policy covers flood.",
      "Your home is not in a flood zone.",
      "The flood cover comes with it, nothing extra."
    ]
  },
  "DIS-HURRICANE": {
    said: [
      "In your state a separate percentage deductible may apply to hurricane or wind.",
      "There's a hurricane deductible of two percent.",
      "For wind damage the deductible is a percentage of your home's value.",
      "Your deductible is different for named storms.",
      "Windstorm losses carry a higher deductible.",
      "The deductible for a hurricane is separate from the normal one.",
      "Hail and wind have their own deductible."
    ],
    notSaid: [
      "The deductible is 1,000 dollars.",
      "Has a hurricane damaged the roof?",
      "Your deductible is separate for glass.",
      "It covers wind and hail.",
      "You have no hurricane deductible.",
      "Storms are common here."
    ]
  },
  "DIS-LIFE-TRUTH": {
    said: [
      "Please answer all of these as honestly as you can.",
      "Please answer every question accurately, wrong answers may lead to a claim being denied.",
      "It's important that you answer honestly, or the claim could be denied.",
      "Please be truthful with your answers.",
      "Any false statement can void the policy in the first two years.",
      "If something you tell us is not correct, the insurer can refuse to pay.",
      "Be as accurate as you can in your answers, the company can contest the policy.",
      "I need you to answer these health questions truthfully."
    ],
    notSaid: [
      "Thank you for your answers.",
      "Did they answer the phone?",
      "That is accurate.",
      "Correct, that is the answer.",
      "Honestly, the questions are easy.",
      "The claim was denied because of fraud by the company."
    ]
  },
  "DIS-LIFE-REPLACEMENT": {
    said: [
      "Are you replacing or changing any life policy or annuity? If so I must give you a notice to read and sign.",
      "Will this replace the policy you have? Then there's a replacement notice to sign.",
      "Do you plan to cancel your existing policy when you get this one? I have to send you a replacement form.",
      "If this takes the place of your current life insurance, I must give you a notice.",
      "Since you would be replacing existing coverage, I'll send you the notice about replacement.",
      "Are you going to replace any insurance with this? There is a notice you need to read and sign."
    ],
    notSaid: [
      "Are you replacing your roof?",
      "Are you replacing a policy?",
      "You will get a notice by mail.",
      "Please read and sign the application.",
      "I can replace your card.",
      "We will give notice before the price changes."
    ]
  },
  "DIS-LIFE-NY": {
    said: [
      "My recommendation must be in your best interest, based on the facts you give me.",
      "I have to act in your best interests and I'll write down why.",
      "Under New York rules what I recommend has to be in your best interest.",
      "What I suggest must serve your interest first, not mine.",
      "I'm required to put your interests ahead of my own."
    ],
    notSaid: [
      "The interest on the cash value is four percent.",
      "Are you interested in this plan?",
      "This is the best policy.",
      "It is my recommendation.",
      "The best rate is for non-smokers."
    ]
  },
  "DIS-ACA-CONSENT": {
    said: [
      "May I have your permission to help you with a Marketplace application? You can cancel it at any time by calling us.",
      "Do I have your consent to assist you with healthcare.gov? You can withdraw it any time.",
      "I need your permission to work on your application, and you can revoke that whenever you like.",
      "Is it okay if I help you apply on the Marketplace? You may take back your consent at any time.",
      "Do you consent to my helping you enroll? You can rescind it by phone.",
      "Do you give me permission to search for your application? You can change your mind at any time.",
      "Can I have your okay to help you with the Marketplace? You can stop that permission whenever you want."
    ],
    notSaid: [
      "May I help you today?",
      "Do you want to cancel your plan?",
      "I need your permission to help you with the application.",
      "You can cancel at any time.",
      "Your consent form is on file.",
      "The Marketplace may cancel your application."
    ]
  },
  "DIS-ACA-CREDIT": {
    said: [
      "If your income is higher than you state, you may have to repay all of the credit.",
      "If you earn more than expected, you might have to pay some of that back.",
      "You could owe money back at tax time if your income goes up.",
      "The tax credit may have to be paid back.",
      "The IRS can make you return the subsidy if your estimate is too low.",
      "Any excess credit gets repaid with your taxes.",
      "If you make more, you'll owe part of it back to the IRS."
    ],
    notSaid: [
      "You get the credit every month.",
      "I will call you back about the credit.",
      "You never have to repay it.",
      "You owe nothing this month.",
      "They pay the doctor.",
      "What is your income?"
    ]
  },
  "DIS-MEDICARE-TPMO": {
    said: [
      "We do not offer every plan available in your area. Please contact Medicare.gov or 1-800-MEDICARE to get information on all of your options.",
      "We don't offer every plan in your area, so please contact Medicare.gov for all of them.",
      "Not every plan is with us; 1-800-MEDICARE can tell you about the others.",
      "We do not have all the plans in your area. Call 1 800 MEDICARE to learn about all of them.",
      "There are plans in your area that we don't offer, you can see them all on medicare.gov.",
      "We don't sell every plan available, Medicare dot gov lists all of your options.",
      "I can't offer you every plan out there, please go to Medicare.gov for the rest."
    ],
    notSaid: [
      "You can look at Medicare.gov.",
      "We have every plan.",
      "We offer many plans.",
      "I am calling about Medicare.",
      "We don't offer every plan.",
      "Every plan on Medicare.gov is ours."
    ]
  },
  "DIS-MEDICARE-TPMO-2025": {
    said: [
      "We do not offer every plan available in your area. Please contact Medicare.gov, 1-800-MEDICARE, or your local State Health Insurance Program to get information on all of your options.",
      "We don't offer every plan. Medicare.gov, 1-800-MEDICARE or your state health insurance program can show you all of them.",
      "Not every plan is with us. You can ask 1-800-MEDICARE or your local SHIP.",
      "We do not have all the plans. Medicare.gov or the State Health Insurance Assistance Program will tell you about the others."
    ],
    notSaid: [
      "We do not offer every plan available in your area. Please contact Medicare.gov.",
      "Your state health insurance program called.",
      "We don't offer every plan, and the SHIP is helpful.",
      "You can ask 1-800-MEDICARE or your SHIP.",
      "We will ship you every plan brochure."
    ]
  },
  "DIS-MEDICARE-SCOPE": {
    said: [
      "Before we begin I need your agreement on what we will talk about: only the Medicare plans you ask for.",
      "Do you agree to the scope of this appointment?",
      "We need to complete a scope of appointment first.",
      "Do you agree to discuss Medicare Advantage and Part D plans today?",
      "Are you okay with us talking only about the Medicare products you picked?",
      "I need your permission to discuss these products.",
      "Let's do the scope of sales appointment form."
    ],
    notSaid: [
      "Do you have a doctor's appointment?",
      "I agree with you.",
      "We can talk about the products later.",
      "It is outside of what we do.",
      "Let's discuss your medications.",
      "Your appointment is on Monday."
    ]
  },
  "DIS-MEDICARE-NOT-GOVERNMENT": {
    said: [
      "We are not connected with or endorsed by the United States government or the federal Medicare program.",
      "I don't work for Medicare or the government.",
      "We're not affiliated with the federal government.",
      "I'm not from Medicare, I'm a private agent.",
      "Our agency isn't part of the government.",
      "We are a private company, not a government agency.",
      "Neither I nor my agency is connected with Medicare."
    ],
    notSaid: [
      "I am calling from Medicare.",
      "Medicare is a government program.",
      "It is not part of your plan.",
      "The government pays part of it.",
      "We are endorsed by the government.",
      "You're not connected to a doctor yet."
    ]
  },
  "DIS-TRANSCRIPTION": {
    said: [
      "A program writes down what we say.",
      "Automated tools also transcribe this call to help me.",
      "A computer transcribes what we say.",
      "There's an AI assistant listening and taking notes.",
      "This call is transcribed automatically, is that okay?",
      "Software makes a transcript while we talk.",
      "I use an AI tool that takes notes on the call.",
      "Our conversation is being transcribed by software."
    ],
    notSaid: [
      "My assistant will call you.",
      "The school sends a transcript.",
      "I'm listening.",
      "Our software is down.",
      "This call is not transcribed.",
      "I take notes by hand."
    ]
  },
  "DIS-AUTO-CHOICES": {
    said: [
      "Your state has a form with choices on injury protection and on the right to sue.",
      "You need to choose between limited tort and full tort.",
      "We have to pick your PIP option on the state form.",
      "In your state you select how much personal injury protection you want.",
      "There's a form where you choose your options for medical cover.",
      "You can limit your right to sue, that's a choice you make in writing.",
      "Michigan lets you choose your level of PIP."
    ],
    notSaid: [
      "Fill in the form on our site.",
      "You have the right to cancel.",
      "It's your choice.",
      "Choose a password.",
      "Was anybody injured?",
      "He wants to sue the other driver."
    ]
  },
  "DIS-LIFE-TERM": {
    said: [
      "Cover ends when the term ends, and it has no cash value.",
      "After twenty years the policy expires.",
      "Once the term is over, so is the coverage.",
      "Term doesn't build any cash value.",
      "It only lasts for the term, then it stops.",
      "There's no cash value with a term policy.",
      "The coverage ends after 20 years."
    ],
    notSaid: [
      "It is a twenty year term.",
      "The cash value grows each year.",
      "The offer expires on Friday.",
      "In the long term it's cheaper.",
      "Coverage starts next week.",
      "The term is up to you."
    ]
  },
  "DIS-ACA-REVIEW": {
    said: [
      "Before I submit it: please confirm that you reviewed the application and that it is correct.",
      "Have you gone over the application, and is everything correct?",
      "Please look over your application and tell me if it's accurate.",
      "Can you confirm that all the information on the application is right?",
      "Please check the application before I send it in.",
      "Let me read it all back to you, and you tell me if it's correct.",
      "Do you confirm that the information is correct?"
    ],
    notSaid: [
      "I submit the application now.",
      "That is correct.",
      "We review claims within a week.",
      "Is that your correct name?",
      "Can you check your mail?",
      "The application takes ten minutes."
    ]
  },
  "DIS-LIMITED-HEALTH": {
    said: [
      "This is not comprehensive health insurance. It may limit benefits.",
      "It isn't major medical.",
      "A short term plan won't cover pre-existing conditions.",
      "Keep in mind that this has limited benefits.",
      "This doesn't count as full health insurance.",
      "It does not cover anything you had before, so no pre-existing conditions.",
      "That plan is not ACA coverage and leaves a lot out."
    ],
    notSaid: [
      "This is comprehensive health insurance.",
      "It covers pre-existing conditions.",
      "Do you have any pre-existing conditions?",
      "The benefits are great.",
      "It is for a limited time.",
      "Is that your major concern?"
    ]
  },
  "DIS-WORKERS-COMPENSATION": {
    said: [
      "Your state may require workers' compensation insurance when you have employees.",
      "With employees you probably need workers comp.",
      "Do you have workers' comp for your staff?",
      "Workers compensation may be required by law for you.",
      "Your state requires workman's comp from the first employee.",
      "You may have to carry work comp for them."
    ],
    notSaid: [
      "How many employees do you have?",
      "My compensation comes from the insurer.",
      "The workers are on the roof.",
      "We comp the first month.",
      "Your staff works from home.",
      "The compensation for the damage was paid."
    ]
  },
  "DIS-CERTIFICATE": {
    said: [
      "A certificate of insurance does not change your policy.",
      "The certificate doesn't amend your coverage.",
      "It's just proof, it does not add any coverage.",
      "A certificate is for information only.",
      "Getting a certificate doesn't extend your coverage to them.",
      "The certificate gives them no rights under the policy.",
      "Your coverage stays the same, the certificate only shows it."
    ],
    notSaid: [
      "I'll send you the certificate.",
      "Does your address change?",
      "That changes your policy.",
      "The certificate extends your coverage to them.",
      "It costs nothing.",
      "We do not change the price."
    ]
  },
  "DIS-BUNDLE": {
    said: [
      "A bundle discount depends on each insurer and may not lower the total price.",
      "Bundling doesn't always save money.",
      "You might not pay less by combining them.",
      "Each policy stands on its own.",
      "The bundle could end up costing the same or more.",
      "The discount varies by company, and the total may not be lower.",
      "You don't have to buy both, each one is separate."
    ],
    notSaid: [
      "We can bundle both policies.",
      "Do you have both cars with us?",
      "The total depends on your mileage.",
      "You may not know this carrier.",
      "Bundling lowers the price.",
      "Both policies start on Monday."
    ]
  },
  "DIS-COMPENSATION-ASKED": {
    said: [
      "I represent several insurers, not all of them. I may be paid a commission.",
      "I'm independent: I work with a handful of companies, and the one you choose pays me a commission.",
      "We represent six carriers, and our pay is a commission from the insurer.",
      "Not every company, no; I am with several insurers and get a commission.",
      "I represent only one insurer, and they pay me a commission.",
      "We work with many carriers and are compensated by them."
    ],
    notSaid: [
      "I work with good people.",
      "I represent several insurers.",
      "We get a commission.",
      "Not everybody pays on time.",
      "I cannot say whom we work with.",
      "It costs you nothing."
    ]
  },
  "DIS-ADVERSE-ACTION": {
    said: [
      "Since your credit or claims record counted against you, the insurer sends you a notice: you are entitled to a free copy of the report for 60 days, and you may dispute what is wrong in it.",
      "You can ask for a free copy of your credit report within 60 days and dispute any errors.",
      "You'll get an adverse action notice, and you may challenge what it says.",
      "They owe you a copy of the report at no charge, and you can have mistakes corrected.",
      "If something in it is wrong you can dispute it, and the report is free, a copy comes on request.",
      "You have sixty days to request a copy of that report free of charge, and errors can be fixed."
    ],
    notSaid: [
      "Your credit counted against you.",
      "You get a free copy of the policy.",
      "You can dispute the claim.",
      "I'll send you a copy of the report.",
      "The report shows a claim.",
      "There is no free report for that, and nothing to dispute.",
      "We fixed the mistake in your address."
    ]
  },
  "DIS-SURPLUS-LINES": {
    said: [
      "This insurer is not licensed by the state and is not protected by the guaranty fund.",
      "The company isn't licensed in your state, and the guaranty fund won't pay if it goes under.",
      "They don't hold a license here, and there's no guaranty fund behind it.",
      "It is an unlicensed insurer as far as the state goes, and if it goes bankrupt nobody steps in.",
      "It's not admitted by the state, so you would have no state protection if the insurer fails.",
      "The carrier is not regulated by your state and the guaranty association does not cover it."
    ],
    notSaid: [
      "It is a surplus lines insurer.",
      "This insurer is licensed by the state.",
      "The guaranty fund does not cover it.",
      "I'm not licensed in Georgia.",
      "The company is not licensed here.",
      "It's a specialist company from London.",
      "The insurer is licensed and in the guaranty fund."
    ]
  },
  "DIS-FAIR-PLAN": {
    said: [
      "A plan of last resort covers less than an ordinary home policy, and after a disaster you may have to pay an assessment.",
      "The FAIR plan is a basic policy, and they can bill you an assessment after a big storm.",
      "It doesn't cover theft or liability, and you could be assessed after a hurricane.",
      "You get limited coverage there, and policyholders may be charged extra if the fund runs short.",
      "It only covers fire and smoke, and there may be surcharges later.",
      "Coverage is narrower there; it leaves out water, and you may be assessed."
    ],
    notSaid: [
      "The FAIR plan takes everybody.",
      "It covers less.",
      "There may be an assessment.",
      "Citizens is run by the state.",
      "It covers theft and liability like any other.",
      "You pay by the month.",
      "The assessment of your roof is done."
    ]
  },
  "DIS-LIFE-ILLUSTRATION": {
    said: [
      "Values that are not guaranteed can be lower than shown; only the insurer's own illustration counts.",
      "The dividends are not guaranteed.",
      "Keep in mind that the cash value could be less than what you see there.",
      "Those projections may turn out lower.",
      "We can't guarantee those values.",
      "The non-guaranteed numbers can change from year to year.",
      "Only the guaranteed column is certain.",
      "None of that growth is promised, returns could be smaller."
    ],
    notSaid: [
      "Whole life builds cash value.",
      "The cash value is guaranteed.",
      "The premium can be lower.",
      "I'll send you the illustration.",
      "Your rate is not guaranteed until you sign.",
      "The value of the house may change.",
      "Dividends are paid each year."
    ]
  },
  "DIS-ACA-CONSENT-TERMS": {
    said: [
      "Your permission covers finding and applying for a plan, and it lasts until you cancel it.",
      "It lets me search and apply for you, and it's good for one year.",
      "This includes enrolling you and updating your application until you tell us to stop.",
      "The permission is for helping you apply, and it stays valid through the plan year.",
      "It allows us to submit your application, and it expires after twelve months.",
      "It covers help with your Marketplace application for the next year."
    ],
    notSaid: [
      "Do I have your permission?",
      "It lasts until December.",
      "It covers doctor visits.",
      "It lets me search for plans.",
      "The plan is valid for a year.",
      "You can cancel any time.",
      "It includes dental."
    ]
  },
  "DIS-MEDICARE-SCOPE-48H": {
    said: [
      "You agreed to what we talk about at least 48 hours ago, is that right?",
      "It's been two days since you sent it in.",
      "We have to wait forty-eight hours after you agree before we talk about plans.",
      "I'll call you back after two full days, the rule wants that.",
      "The form has to be in at least two days before we talk.",
      "48 hours have passed since you agreed, so we can go ahead."
    ],
    notSaid: [
      "You agreed to it yesterday.",
      "I'll call you on Tuesday.",
      "It takes two doctors.",
      "We have two plans today.",
      "An hour ago you said yes.",
      "Two of your drugs are covered."
    ]
  },
  "DIS-MEDICARE-PRE-ENROL": {
    said: [
      "Let us check that your doctors are in the plan's network. Are all of your prescriptions covered, and what would you pay for them? Which pharmacy do you use? You pay the plan's premium, and still the one for Part B. It takes the place of the cover that you have now. And you have the right to cancel: until it starts you may change your mind.",
      "Your doctor is in the network, your medications are covered, your pharmacy is preferred, the premium is zero, it replaces your current plan, and you can cancel before January.",
      "We went over your physicians, all your drugs and the pharmacy you use; you pay 40 a month, your Medigap policy ends, and you may change your mind.",
      "To sum up: all your specialists accept it, every one of your prescriptions is on the list, the drugstore is fine, the premium is 20, you'd be leaving your old coverage, and you have the right to disenroll.",
      "Which doctors, which medicines and which pharmacy matter to you? The monthly cost is nothing, your existing plan stops, and you can still cancel until it begins."
    ],
    notSaid: [
      "Your doctor is in the network and your drugs are covered.",
      "Your doctors, your prescriptions, your pharmacy and the premium are all fine.",
      "Your doctors, your drugs, the pharmacy, a premium of zero, and it replaces your current plan.",
      "You can cancel any time.",
      "Your doctor is in, your medications are covered, the premium is zero, it replaces your current plan and you can cancel it.",
      "The pharmacy is near you."
    ]
  },
  "DIS-BUSINESS-VEHICLES": {
    said: [
      "Vehicles used for business may need commercial auto insurance.",
      "Your personal policy won't cover deliveries.",
      "For the van you'd need a commercial policy.",
      "Trucks that you use for work need their own coverage.",
      "A personal auto policy usually excludes business use.",
      "Business use isn't covered by your own car insurance.",
      "Driving for Uber needs an endorsement: rideshare is excluded otherwise.",
      "Do you have commercial auto for the pickup?"
    ],
    notSaid: [
      "How many trucks do you have?",
      "Your business needs liability cover.",
      "The van is insured.",
      "We insure vehicles.",
      "Your car needs new tires.",
      "Personal auto covers you and your family.",
      "Do you deliver?"
    ]
  }
}

/** Written after the phrases, and never used to mend them: how they fare with words that nobody has thought of. */
export const unseen: Readonly<Record<string, Paraphrases>> = {
  "DIS-IDENTIFY": {
    said: [
      "Good afternoon, I'm Ana with Pelican Insurance, calling about your home policy.",
      "Hi, this is Ana over at Pelican, I got your request for a quote.",
      "Ana speaking, I'm a licensed agent and you asked for a quote on our website."
    ],
    notSaid: ["Hi, how are you today?", "I'm with you on that."]
  },
  "DIS-RECORDING": {
    said: [
      "Everything said on this call is recorded.",
      "I'm going to be recording today, okay?",
      "I want to let you know that our call is being recorded today."
    ],
    notSaid: ["I have that on record.", "The record shows two accidents."]
  },
  "DIS-TRANSCRIPTION": {
    said: [
      "A transcript of our conversation is made by a machine.",
      "The call gets transcribed by a computer.",
      "We use artificial intelligence to transcribe our calls."
    ],
    notSaid: ["I will write it down.", "We use new software."]
  },
  "DIS-ESTIMATE": {
    said: [
      "I'm only estimating here, the underwriter gives you the final premium.",
      "It's a rough estimate, and the final rate comes after underwriting.",
      "These numbers are only estimates until the insurer approves you."
    ],
    notSaid: ["The premium is 90 dollars.", "I'd estimate you are forty."]
  },
  "DIS-COMPENSATION": {
    said: [
      "We are appointed with a number of carriers and earn a commission from them.",
      "I represent ten different companies; they pay me if you buy.",
      "I only work with some insurers and get a commission."
    ],
    notSaid: ["Nobody pays me.", "I represent you."]
  },
  "DIS-CREDIT": {
    said: [
      "Part of the rate comes from a credit-based insurance score.",
      "The company may check your credit history for this.",
      "An insurance score from a consumer report could be used."
    ],
    notSaid: ["Your credit card was declined.", "Is your score good?"]
  },
  "DIS-BUNDLE": {
    said: [
      "Putting them together may not save you anything.",
      "How much a bundle saves depends on the carrier.",
      "The two policies stand on their own."
    ],
    notSaid: ["You will save with a bundle.", "It depends on your age."]
  },
  "DIS-MINIMUM": {
    said: [
      "Those limits may not be enough if you hurt somebody.",
      "You'd be responsible for the difference yourself.",
      "It satisfies the law, but it might not cover everything."
    ],
    notSaid: ["The law wants liability cover.", "It covers everything."]
  },
  "DIS-UM-REJECTION": {
    said: [
      "You must sign a form to reject it.",
      "A written rejection is needed, so please sign the form I send.",
      "We need that rejection in writing."
    ],
    notSaid: ["You rejected it last year.", "Sign in to your account."]
  },
  "DIS-AUTO-CHOICES": {
    said: [
      "You have to choose full tort or limited tort.",
      "The state form asks you to pick your personal injury protection.",
      "There are options on the right to sue in this form, you choose."
    ],
    notSaid: ["Choose a day to meet.", "I fill in the form for you."]
  },
  "DIS-FLOOD": {
    said: [
      "You won't have flood cover under this policy.",
      "Floods are not part of this policy.",
      "This doesn't cover earthquakes."
    ],
    notSaid: ["Have you had any flood claims?", "Fire and flood are both in there."]
  },
  "DIS-HURRICANE": {
    said: [
      "There is a separate deductible for hurricanes.",
      "Hurricane claims have a percentage deductible.",
      "Your wind deductible is two percent."
    ],
    notSaid: ["The deductible went up.", "A hurricane is coming."]
  },
  "DIS-LIFE-TRUTH": {
    said: [
      "Make sure that your answers are truthful.",
      "Wrong information could mean that they don't pay.",
      "The insurer may contest the policy when answers are untrue."
    ],
    notSaid: ["Any questions?", "I honestly like this plan."]
  },
  "DIS-LIFE-REPLACEMENT": {
    said: [
      "Will you be replacing another life policy? I would have to send you a notice.",
      "If you drop your old policy for this one, there is a notice for you to sign.",
      "Is this meant to replace existing insurance? Then you get a replacement notice."
    ],
    notSaid: ["Will you keep your old policy?", "Notice the price."]
  },
  "DIS-LIFE-TERM": {
    said: [
      "When the term is up, the cover stops.",
      "This has no cash value at all.",
      "The policy ends after thirty years."
    ],
    notSaid: ["A longer term costs more.", "The year ends well."]
  },
  "DIS-LIFE-NY": {
    said: [
      "I must act in your best interest.",
      "What I recommend is in your best interests.",
      "I put your interests first."
    ],
    notSaid: ["My best advice is to wait.", "Interest rates are up."]
  },
  "DIS-ACA-CONSENT": {
    said: [
      "Do you give me your consent to apply for you? You can revoke it at any time.",
      "May I help you with the application? You can cancel this permission by phone.",
      "With your permission I'll look for plans, and you may withdraw it whenever."
    ],
    notSaid: ["May I put you on hold?", "You may cancel the plan."]
  },
  "DIS-ACA-REVIEW": {
    said: [
      "Did you review the application and is it all correct?",
      "Please review your application before I submit it.",
      "Confirm for me that the information on there is accurate."
    ],
    notSaid: ["I will submit it today.", "The review took a week."]
  },
  "DIS-ACA-CREDIT": {
    said: [
      "You might need to repay the subsidy.",
      "If you earn more you pay part of it back.",
      "You may owe some of that back in April."
    ],
    notSaid: ["The credit goes to the insurer.", "Pay by the tenth."]
  },
  "DIS-LIMITED-HEALTH": {
    said: [
      "This is not major medical insurance.",
      "The plan has limited benefits.",
      "It doesn't cover pre-existing conditions."
    ],
    notSaid: ["This is a full plan.", "Any conditions I should know of?"]
  },
  "DIS-MEDICARE-TPMO": {
    said: [
      "We don't represent every plan in your area. For all of them contact 1-800-MEDICARE.",
      "I do not offer all the plans there are; Medicare.gov shows every option.",
      "We can't show you every plan, Medicare.gov can."
    ],
    notSaid: ["All plans are on Medicare.gov.", "Call 1-800-MEDICARE for a new card."]
  },
  "DIS-MEDICARE-TPMO-2025": {
    said: [
      "We don't represent every plan in your area. Contact 1-800-MEDICARE or your State Health Insurance Program.",
      "I do not offer all the plans; Medicare.gov or your SHIP shows every option."
    ],
    notSaid: ["We don't offer all plans; Medicare.gov does.", "Your SHIP is at the library."]
  },
  "DIS-MEDICARE-SCOPE": {
    said: [
      "Do I have your agreement to talk about Medicare Advantage?",
      "First the scope of appointment, please.",
      "Is it okay to discuss Medicare plans with you today?"
    ],
    notSaid: ["Shall we talk tomorrow?", "I agree on the price."]
  },
  "DIS-MEDICARE-NOT-GOVERNMENT": {
    said: [
      "I'm not with the government.",
      "We are not endorsed by Medicare.",
      "Our company is not affiliated with Medicare or any government agency."
    ],
    notSaid: ["Medicare is not expensive.", "The government sets that."]
  },
  "DIS-WORKERS-COMPENSATION": {
    said: [
      "Workers' compensation might be required in your state.",
      "Do your employees have workers comp?",
      "By law you may need workers' comp."
    ],
    notSaid: ["Your workers are well trained.", "They compensate you."]
  },
  "DIS-CERTIFICATE": {
    said: [
      "The certificate does not change your coverage.",
      "A certificate doesn't extend the policy.",
      "The certificate itself won't add cover."
    ],
    notSaid: ["Here is your certificate.", "The certificate is free."]
  },
  "DIS-COMPENSATION-ASKED": {
    said: [
      "I'm with a few insurers and earn a commission from whichever you pick.",
      "We represent about ten companies; they pay us, you don't.",
      "Just one carrier, I represent them and get a commission."
    ],
    notSaid: ["Good question.", "I work for you."]
  },
  "DIS-ADVERSE-ACTION": {
    said: [
      "The notice tells you how to get the report free, and how to dispute it.",
      "You may request a free report and correct whatever is wrong.",
      "By law you can see a copy of that report without paying, and challenge it."
    ],
    notSaid: ["Your report came back.", "Disputes take a month."]
  },
  "DIS-SURPLUS-LINES": {
    said: [
      "The insurer has no license in this state and the guaranty fund doesn't apply.",
      "The state does not regulate them, it isn't licensed here, and no guaranty fund stands behind it.",
      "Since it isn't an admitted company, you are outside the guaranty fund."
    ],
    notSaid: ["It's a well known company.", "The fund pays claims."]
  },
  "DIS-FAIR-PLAN": {
    said: [
      "It is bare bones coverage and you can be hit with a surcharge.",
      "The plan covers fewer things, and assessments are possible.",
      "It won't include liability, and after a bad year they may assess you."
    ],
    notSaid: ["It's the last resort.", "Fewer people use it."]
  },
  "DIS-LIFE-ILLUSTRATION": {
    said: [
      "Dividends can go down.",
      "There is no guarantee that the cash value grows like this.",
      "What is not guaranteed may be lower in the end."
    ],
    notSaid: ["The illustration is twelve pages.", "It grows tax deferred."]
  },
  "DIS-ACA-CONSENT-TERMS": {
    said: [
      "It covers searching and applying, until you revoke it.",
      "With it I can help you apply; it is valid for twelve months, and it only covers enrolling.",
      "Your consent allows me to enroll you and lasts for the plan year."
    ],
    notSaid: ["The plan lasts a year.", "I can help."]
  },
  "DIS-MEDICARE-SCOPE-48H": {
    said: [
      "Has it been 48 hours since you agreed to the scope?",
      "We need to wait two days.",
      "It was more than two days ago that you signed."
    ],
    notSaid: ["Two more days of rain.", "Call me in an hour."]
  },
  "DIS-MEDICARE-PRE-ENROL": {
    said: [
      "Your providers take it, your pills are covered at your pharmacy, the premium is 15 dollars, it will replace the plan you have, and you can cancel within the period.",
      "So: which doctors, any medications, what pharmacy; the premium stays zero; you'd lose your supplement; and there is a right to cancel."
    ],
    notSaid: ["Your pharmacy has your pills.", "Any doctors? Any drugs?"]
  },
  "DIS-BUSINESS-VEHICLES": {
    said: [
      "If you haul tools for customers, the truck may require commercial insurance.",
      "Personal auto doesn't pay for accidents while on a delivery.",
      "You'd want business auto on those vans."
    ],
    notSaid: ["The trucks are red.", "I have a car for you."]
  }
}
