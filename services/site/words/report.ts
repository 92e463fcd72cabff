import type { Words } from '#shared/text/language.ts';

export const report = {
  wordsTitle: { zh: '发生了什么？', en: 'What happened?' },
  wordsHint: {
    zh: '用您自己的话写，例如：楼道里停了很多电动车在充电，夜里很担心。不用写身份证号等个人信息。',
    en: 'Use your own words, for example: many e-bikes charge in our stairway at night and we are worried. Do not write ID numbers.',
  },
  wordsMissing: { zh: '请写几句发生了什么', en: 'Write a few words about what happened' },
  wordsLong: { zh: '内容请不要超过 2000 字', en: 'Keep it to 2,000 characters or fewer' },

  placeTitle: { zh: '在什么地方？', en: 'Where is it?' },
  areaLabel: { zh: '哪个社区或村', en: 'Which neighbourhood or village' },
  areaChoose: { zh: '请选择', en: 'Please choose' },
  areaUnsure: { zh: '不确定是哪个社区', en: 'I am not sure' },
  placeLabel: { zh: '具体位置', en: 'The exact place' },
  placeHint: {
    zh: '说清楚哪个小区、几号楼、几单元；不在楼里的，写路名或附近的标志。',
    en: 'Estate, building and entrance; if it is outdoors, the road or something nearby.',
  },
  placeMissing: {
    zh: '请选择社区，或者写明小区、楼号、附近的标志',
    en: 'Choose a neighbourhood, or write the estate, building or something nearby',
  },
  placeNeeded: {
    zh: '不确定社区时，请写明小区、路名或附近的标志',
    en: 'If you are not sure of the neighbourhood, write the estate, road or something nearby',
  },
  placeLong: { zh: '具体位置请不要超过 200 字', en: 'Keep the place to 200 characters or fewer' },

  categoryTitle: { zh: '属于哪一类？', en: 'What kind of matter is it?' },
  categoryHint: {
    zh: '选最接近的一类。选错也没关系，我们会核对。',
    en: 'Choose the nearest. It does no harm if it is wrong: we check it.',
  },
  categoryUnsure: { zh: '不确定，请工作人员判断', en: 'I am not sure; please decide for me' },
  categoryMissing: {
    zh: '请选择一类；拿不准就选“不确定”',
    en: 'Choose one; if in doubt, choose “I am not sure”',
  },

  contactTitle: { zh: '怎样联系您？', en: 'How can we reach you?' },
  contactHint: {
    zh: '可以不填。留下手机号，负责人才能向您核实情况。您的号码不会公开，工作人员每次查看都有记录。',
    en: 'You may leave this empty. With a phone number the person responsible can ask you for details. Your number is never public, and every look at it is recorded.',
  },
  nameLabel: { zh: '怎么称呼您', en: 'Your name' },
  nameLong: { zh: '称呼请不要超过 60 字', en: 'Keep the name to 60 characters or fewer' },
  phoneLabel: { zh: '手机号或座机', en: 'Phone number' },
  phoneHint: {
    zh: '座机请带区号，例如 0571-88880000',
    en: 'With the area code for fixed lines; +country code from abroad',
  },
  phoneWrong: {
    zh: '号码不对，请检查：手机号 11 位，座机带区号',
    en: 'Check the number: 11 digits for a mobile, area code first for a fixed line',
  },

  consentTitle: { zh: '请确认您同意', en: 'Your consent' },
  consentText: {
    zh: '为了办理您反映的事，我们需要把您写的内容、位置和联系方式交给所在片区的负责人和街道的工作人员。',
    en: 'To deal with your report we pass your words, the place and your contact details to the person responsible for the block and to the staff of the subdistrict.',
  },
  consentNever: {
    zh: '不会用于其他目的，也不会提供给社区以外的单位。您随时可以要求更正或删除。',
    en: 'We use them for nothing else and give them to nobody outside the community. You may ask us at any time to correct or delete them.',
  },
  consentProcess: {
    zh: '我同意为办理此事使用以上信息',
    en: 'I agree that this information is used to deal with my report',
  },
  consentSms: {
    zh: '有进展时用短信告诉我（另行同意，可以不选）',
    en: 'Tell me about progress by SMS (separate consent; you may leave it out)',
  },
  consentMissing: {
    zh: '需要您同意，我们才能办理；不同意请关闭本页或打热线',
    en: 'We need your consent to deal with the report; otherwise close this page or call the hotline',
  },
  consentLegend: { zh: '您的选择', en: 'Your choice' },

  checkTitle: { zh: '提交前请核对', en: 'Check your answers' },
  checkLead: {
    zh: '看看有没有写错。需要改的，点旁边的“修改”。',
    en: 'Is everything right? Use “Change” next to an answer.',
  },
  change: { zh: '修改', en: 'Change' },
  none: { zh: '没有填写', en: 'Not given' },
  yes: { zh: '同意', en: 'Yes' },
  no: { zh: '不需要', en: 'No' },
  rowWords: { zh: '发生了什么', en: 'What happened' },
  rowArea: { zh: '社区或村', en: 'Neighbourhood' },
  rowPlace: { zh: '具体位置', en: 'Exact place' },
  rowCategory: { zh: '类别', en: 'Kind' },
  rowName: { zh: '称呼', en: 'Name' },
  rowPhone: { zh: '电话', en: 'Phone' },
  rowSms: { zh: '短信告知', en: 'Progress by SMS' },
  rowPhotos: { zh: '照片（可不填）', en: 'Photos (optional)' },
  photosTitle: { zh: '添加照片', en: 'Add photos' },
  photosLead: {
    zh: '可以不加。最多 4 张，每张不超过 10 MB，JPG、PNG 或 WebP。',
    en: 'You may leave this out. Up to 4, each up to 10 MB, as JPG, PNG or WebP.',
  },
  photosClean: {
    zh: '照片里的拍摄地点等信息会自动去掉。请不要拍到别人的脸和证件。',
    en: 'Where a photo was taken and other hidden data are removed. Please avoid faces and documents of others.',
  },
  photosLabel: { zh: '选择一张照片', en: 'Choose a photo' },
  photosAdd: { zh: '上传这张照片', en: 'Upload this photo' },
  photosHave: { zh: '已经添加', en: 'Added so far' },
  photosDrop: { zh: '去掉', en: 'Remove' },
  photosFull: { zh: '已经有 4 张，不能再加了。', en: 'There are four already; no more can be added.' },
  photosBack: { zh: '不加了，回去核对', en: 'Done; back to my answers' },
  photosNone: { zh: '没有添加', en: 'None' },
  photosRow: { zh: '添加或去掉', en: 'Add or remove' },
  submit: { zh: '提交', en: 'Submit' },
  submitNote: { zh: '提交后会给您一个编号和查询码。', en: 'You then get a number and a tracking code.' },

  doneTitle: { zh: '我们收到了', en: 'We have received it' },
  doneNumber: { zh: '您的编号', en: 'Your number' },
  doneCode: { zh: '您的查询码', en: 'Your tracking code' },
  doneKeep: {
    zh: '请现在抄下来、截图或打印：查询码只在这里显示。',
    en: 'Write both down, take a picture or print this page now: the code is shown only here.',
  },
  doneKeepSms: {
    zh: '请现在抄下来、截图或打印。我们也会用短信发给您。',
    en: 'Write both down, take a picture or print this page. We also send them to you by SMS.',
  },
  doneSecret: {
    zh: '有查询码就能看到办理进度，请不要告诉别人。工作人员不会向您要查询码。',
    en: 'Whoever has the code can see the progress, so keep it to yourself. Our staff never ask for it.',
  },
  nextTitle: { zh: '接下来', en: 'What happens next' },
  nextRoute: {
    zh: '系统马上把您的反映交给所在片区的负责人。',
    en: 'Your report goes to the person responsible for the block at once.',
  },
  nextAnswer: {
    zh: '办理后会有书面答复，由您确认是否解决。您没有确认，我们不会自己说办好了。',
    en: 'You get an answer in writing, and you decide whether it is solved. We do not call it done for you.',
  },
  another: { zh: '再反映一件事', en: 'Report something else' },
  lost: {
    zh: '之前填写的内容已经不在了：可能超过了 24 小时，或者浏览器没有开启 Cookie。请重新填写。',
    en: 'Your earlier answers are gone: more than 24 hours have passed, or your browser refuses cookies. Please start again.',
  },
  alreadySent: {
    zh: '这份内容已经提交过一次，我们按第一次的内容办理。编号和查询码在您第一次提交后的页面上；没有记下来请打热线。要补充的话，请另外反映。',
    en: 'This form was sent before, and we deal with it as it was then. Its number and code were on the page after you sent it; if you did not note them, call the hotline. To add something, make a new report.',
  },
} as const satisfies Record<string, Words>;

/** Promise of the first contact; the figure is a setting. */
/** @param by the end of the time for the first contact, already in words */
export const nextContact = (by: Words): Words => ({
  zh: `留了电话的，一般 ${by.zh} 前有人联系您。`,
  en: `If you left a number, somebody normally calls you by ${by.en}.`,
});

export const photoCount = (n: number): Words => ({ zh: `${n} 张`, en: `${n}` });

export const charactersLeft = (max: number): Words => ({
  zh: `最多 ${max} 字`,
  en: `Up to ${max.toLocaleString('en')} characters`,
});
