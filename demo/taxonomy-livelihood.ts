import { classOf, type Entry } from './taxonomy-entry.ts';

/** Matters of home, work and school that a city department takes up in the end. Names and keywords are our own words. */
const urban = classOf(
  ['urban', '城乡建设', 'Housing and city works', '住建局 住建部门 规划局 城管局 城建 房产局 房管局 国土局'],
  '城乡建设',
  [
    [
      'sale',
      '商品房买卖',
      'Buying a flat',
      '开发商 楼盘 交房 购房 买房 商品房 售楼 收房 期房 房地产 烂尾 房产公司 首付 精装修 户型',
    ],
    ['title', '产权登记', 'Property title', '房产证 产权证 不动产 产权 土地证 房屋权属 办证 土地使用权 过户'],
    [
      'quality',
      '房屋质量',
      'Building defects',
      '工程质量 房屋质量 裂缝 开裂 墙体 外墙渗水 空鼓 地基下沉 房屋漏水 质量验收 竣工验收',
    ],
    [
      'support',
      '住房保障',
      'Housing support',
      '廉租房 公租房 经济适用房 保障房 保障性住房 住房困难 租房补贴 住房补贴 房改房 公积金贷款 住房公积金 公房',
    ],
    [
      'clearance',
      '征收与旧改',
      'Clearance and renewal',
      '拆迁 房屋征收 征收补偿 棚户区 棚改 危房 安置房 回迁 旧城改造 拆迁户 老旧小区改造 安置补偿 加装电梯',
    ],
    [
      'planning',
      '规划与采光',
      'Planning and daylight',
      '规划 容积率 采光 楼间距 日照 红线 绿地率 用地性质 效果图 学校用地',
    ],
    [
      'illegal',
      '违章搭建',
      'Illegal building',
      '违章建筑 违法建筑 违建 违章搭建 违章 私搭乱建 加盖 乱搭乱建 阳光房 搭棚 占用公共绿地',
    ],
    [
      'works',
      '建筑工程',
      'Construction works',
      '施工 工地 招标 投标 评标 监理 拖欠工程款 工程款 承建 包工头 脚手架 建设工程 施工单位 挖断',
    ],
    [
      'municipal',
      '市政设施',
      'Streets and public facilities',
      '人行道 路面坑洼 道路破损 市政设施 公园 人行天桥 护栏 盲道 积水 道路改造 排水 路牌 健身器材',
    ],
  ],
);

const labour = classOf(
  [
    'labour',
    '劳动和社会保障',
    'Work and social security',
    '人社局 社保局 劳动局 劳动部门 人力资源 社会保障 人社厅 劳动监察',
  ],
  '劳动和社会保障',
  [
    [
      'insurance',
      '社会保险',
      'Social insurance',
      '社保 社会保险 参保 缴费年限 保险 断缴 补缴 社保卡 灵活就业 养老保险 失业保险 失业金',
    ],
    [
      'medical',
      '医疗保险',
      'Medical insurance',
      '医保 医疗保险 报销 新农合 合作医疗 医保卡 报销比例 大病救助 生育津贴 异地就医',
    ],
    [
      'retirement',
      '退休待遇',
      'Retirement',
      '退休 养老金 退休金 提前退休 内退 退休年龄 工龄 退休工资 病退 离休 高龄津贴 军龄',
    ],
    [
      'wages',
      '工资报酬',
      'Wages',
      '工资 拖欠工资 欠薪 加班费 最低工资 加班 绩效 奖金 薪酬 农民工 讨薪 年终奖 月薪 福利待遇',
    ],
    [
      'contract',
      '劳动关系',
      'Employment contracts',
      '劳动合同 劳动法 劳动关系 劳动者 辞退 解除劳动 派遣 用人单位 仲裁 劳动争议 离职 辞职 试用期 裁员 员工 职工',
    ],
    [
      'injury',
      '工伤与劳动保护',
      'Work injury and protection',
      '工伤 工伤认定 伤残鉴定 职业病 产假 年休假 双休 休息日 高温补贴 尘肺',
    ],
    [
      'jobs',
      '就业与人事',
      'Jobs and personnel',
      '就业 下岗 失业 招聘 求职 培训补贴 职称 事业单位 公务员 编制 档案 临时工 岗位 改制 创业补贴 公益性岗位 技能鉴定',
    ],
  ],
);

const education = classOf(
  [
    'education',
    '教育文体',
    'Education, culture and sport',
    '教育局 教育厅 教育部门 教育 教委 学校 学生 校园',
  ],
  '教育文体',
  [
    [
      'admission',
      '招生入学',
      'School places',
      '招生 入学 学区 学位 转学 学籍 录取 中考 高考 摇号 报名 上学 就读 随迁子女 借读 生源 志愿填报',
    ],
    [
      'teaching',
      '教学管理',
      'Teaching',
      '老师 班主任 校长 作业 上课 开学 放假 课程 补课 课外 晚自习 体罚 年级 班级 教室 教学 成绩 期末考试',
    ],
    ['fees', '教育收费', 'School fees', '学费 补课费 书本费 校服 择校费 资料费 伙食费 住宿费 班费 学杂费'],
    [
      'staff',
      '教师待遇',
      'Teachers',
      '教师 代课教师 民办教师 教师资格 师资 教龄 特岗 支教 教职工 师德 绩效工资',
    ],
    [
      'private',
      '民办与培训',
      'Private schools and training',
      '培训机构 幼儿园 民办学校 民办 辅导班 驾校培训 托管班 培训班 家教 退学费 早教',
    ],
    [
      'culture',
      '文化与文物',
      'Culture and heritage',
      '文化 图书馆 文物 古建筑 博物馆 网吧 非遗 书店 文化馆 广播电视 电影院 古城 遗址 演出',
    ],
    ['sport', '体育健身', 'Sport', '体育 体育馆 篮球场 足球场 游泳馆 运动会 健身房 羽毛球 操场 健身步道'],
  ],
);

export const livelihoodClasses: readonly Entry[] = [...urban, ...labour, ...education];
