import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { dress } from './lib/prefs.svelte';
import { listen } from './lib/router.svelte';

dress();
listen();
const target = document.getElementById('app');
if (target) mount(App, { target });
