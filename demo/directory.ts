import { neighbourhoodId, neighbourhoods } from './areas.ts';
import { phoneOf } from './phones.ts';

export interface ServiceRow {
  readonly id: string;
  readonly category: string;
  readonly name: string;
  readonly name_en: string;
  readonly address: string;
  readonly phone: string;
  readonly hours: string;
  readonly area: string;
  readonly active: 'yes' | 'no';
}

type Entry = readonly [name: string, nameEn: string, where?: string];
const weekdays = '周一至周五 9:00-12:00、13:30-17:30';
const everyDay = '每天 8:00-20:00';
const always = '24 小时';

/** Eight categories, 49 services; where it is: a neighbourhood's number, else the subdistrict's hall. */
const categories: readonly (readonly [
  name: string,
  nameEn: string,
  hours: string,
  services: readonly Entry[],
])[] = [
  [
    '政务办事',
    'Papers and permits',
    weekdays,
    [
      ['社保综合窗口', 'Social insurance desk'],
      ['居住证办理', 'Residence permits'],
      ['老年优待证办理', 'Senior citizen cards'],
      ['残疾人事务受理', 'Disability affairs'],
      ['生育登记服务', 'Birth registration'],
      ['住房保障受理', 'Housing support'],
      ['自助服务区', 'Self-service terminals', '08'],
    ],
  ],
  [
    '卫生健康',
    'Health',
    everyDay,
    [
      ['晴棠社区卫生服务中心', 'Qingtang community health centre'],
      ['家庭医生签约', 'Family doctor registration'],
      ['预防接种门诊', 'Vaccinations'],
      ['听禾卫生服务站', 'Tinghe health station', '03'],
      ['心理咨询室', 'Counselling', '05'],
      ['康复辅具租借', 'Loan of walking aids', '12'],
      ['母婴保健门诊', 'Mother and child care'],
    ],
  ],
  [
    '养老助老',
    'Older people',
    everyDay,
    [
      ['长者食堂', 'Canteen for older people', '03'],
      ['日间照护中心', 'Day care', '08'],
      ['助浴服务点', 'Assisted bathing', '11'],
      ['居家照护上门', 'Care at home'],
      ['适老化改造咨询', 'Advice on safe homes'],
      ['长者手机课堂', 'Smartphone lessons', '14'],
    ],
  ],
  [
    '托育与少年',
    'Children and the young',
    '周一至周六 8:00-18:00',
    [
      ['社区托育点', 'Day nursery', '02'],
      ['放学后看护', 'After-school care', '06'],
      ['少年活动室', 'Youth room', '09'],
      ['家庭教育指导', 'Advice for parents'],
      ['亲子阅览室', 'Family library', '17'],
      ['青年交流空间', 'Space for young people', '13'],
    ],
  ],
  [
    '便民维修',
    'Repairs',
    everyDay,
    [
      ['小家电维修', 'Small appliances', '04'],
      ['开锁换锁（备案）', 'Locksmith (registered)'],
      ['水电应急维修', 'Plumbing and wiring, urgent'],
      ['修鞋配钥匙', 'Shoes and keys', '08'],
      ['衣物织补', 'Mending', '15'],
      ['自行车维修点', 'Bicycle repairs', '10'],
      ['旧物回收预约', 'Collection of old things'],
    ],
  ],
  [
    '文化体育',
    'Culture and sport',
    '每天 9:00-21:00',
    [
      ['晴棠文化活动中心', 'Qingtang culture centre'],
      ['社区图书馆', 'Library'],
      ['百姓健身房', 'Gym', '07'],
      ['书画教室', 'Calligraphy and painting', '16'],
      ['露天球场预约', 'Sports ground', '18'],
    ],
  ],
  [
    '法律与调解',
    'Law and mediation',
    weekdays,
    [
      ['公共法律服务站', 'Legal advice'],
      ['人民调解委员会', 'Mediation'],
      ['劳动争议咨询', 'Advice on disputes at work'],
      ['消费维权联络点', 'Consumer complaints', '08'],
      ['法治小课堂', 'Short talks on law', '19'],
    ],
  ],
  [
    '应急与安全',
    'Safety',
    always,
    [
      ['晴棠热线', 'Qingtang hotline'],
      ['微型消防站', 'Volunteer fire station', '01'],
      ['燃气安全上门检查', 'Gas safety check'],
      ['电动自行车充电服务', 'Charging of electric bicycles', '20'],
      ['应急避难场所咨询', 'Where to go in an emergency'],
      ['防汛物资领取点', 'Flood supplies', '10'],
    ],
  ],
];

const FIRST_PHONE = 86_000;
const HALL = '晴棠街道便民服务大厅';

/** The service directory 一本通: a row without a category is one. A service of a neighbourhood says so. */
export const serviceRows: readonly ServiceRow[] = categories.flatMap(
  ([name, name_en, hours, services], n) => {
    const id = `sv-${n + 1}`;
    const blank = { address: '', phone: '', hours: '', area: '', active: 'yes' } as const;
    return [
      { id, category: '', name, name_en, ...blank },
      ...services.map(([service, english, no], i): ServiceRow => {
        const where = neighbourhoods.find((one) => one.no === no);
        return {
          id: `${id}-${String(i + 1).padStart(2, '0')}`,
          category: id,
          name: service,
          name_en: english,
          address: where ? `${where.name}居民区服务站` : HALL,
          phone: phoneOf(FIRST_PHONE + n * 20 + i),
          hours,
          area: where ? neighbourhoodId(where) : '',
          active: 'yes',
        };
      }),
    ];
  },
);
